import { say, type Locale, type Text } from '../../core/model/text.ts';
import { LATER } from './arguments.ts';

const text: Text = {
  en: `serverless-canvas <command> FILE [--format …]

  check FILE…   what is wrong with designs, with the place and the source of each rule; a folder stands for those in it
  cost FILE     what it costs a month, line by line
  quotas FILE   the quotas that its traffic needs raised, as requests to AWS
  simulate FILE what happens under load: --scenario S (one of the file, or day), --seed N, --format json;
                with --breaking-point what gives way first, by which limit;
                with --compare FILE or commit[=REV] two designs under the same load and seed, in one table and one chart,
                which compare-runs FILE FILE does too; --format markdown
  test FILE…    whether it reaches its goals: --scenario S holds them to another scenario, --seed N, --goal G,… some of them,
                --format json or junit, --output TARGET (exit 0: all hold, 1: one is missed, 2: one cannot be read)
  export FILE   its CloudFormation template: YAML, or JSON with --format json
                with --sam in SAM's form where that is shorter, with --cfn without SAM (FILE may be a template too)
  export FILE --cdk LANGUAGE --out DIR
                a CDK app (typescript, python, java, go or csharp) in a folder; --force writes over what is there
  diagram FILE  its drawing: --as flowchart or --as architecture for Mermaid, --as svg for a picture with icons
                (--theme light|dark), --as drawio for diagrams.net with AWS's shapes,
                --as text for sentences in the order of the traffic
  diff BEFORE AFTER
                what two designs differ in but for places on the canvas: entries, monthly cost, findings, permissions;
                --commit REV FILE holds a file against a revision of git; --format markdown for a pull request, or json
  tidy FILE     where its nodes would stand if the canvas tidied them, as a difference in the text: in columns, or in rows
                with --direction vertical; --write changes the file, and nothing in it but places
  import TEMPLATE
                a CloudFormation or SAM template (YAML or JSON) as a design; with --out FILE says what became of each
                resource, with --format json for programs
  import DIAGRAM.mmd|README.md
                a Mermaid diagram, or the first that can be read in a Markdown file (--block N: the Nth), as a design
  readme FILE.md…
                fills the regions <!-- arch:DESIGN#overview|diagram|bill|findings [ko] --> … <!-- /arch --> of Markdown
                files; with --check says which are stale (exit code 1)
  deploy FILE   brings it to AWS: package, change set, one question, upload, execution, pages. --stage S or --stack NAME
                names the stack, --parameter NAME=VALUE fills the template's, --profile P and --region R say where,
                --endpoint URL takes a service on this machine in place of AWS, --yes confirms, --protect guards its data
  destroy FILE  takes the stack away; tables, buckets and user pools stay unless --delete-data says otherwise
  drift FILE    says what was changed at AWS since the deployment (exit code 1 where something was)
  logs FILE     what the functions wrote in the last --since 10m; --follow goes on, --node ID names one
  run FILE      runs it on this machine, without an account and without Docker, until Ctrl+C: functions, APIs, pages,
                tables, topics, queues, buckets, user pools. --port N for the first address, --user EMAIL[:GROUP,…] makes
                somebody in the user pool, --time-scale 0.01 shortens the waits between attempts, --environments N
                bounds the processes of a function, --stage S, --parameter NAME=VALUE, --data DIR keeps tables, objects
                and users, --debug NODE opens a port for a debugger, --measure writes what was seen to the design
  mcp [FOLDER]  serves the designs of a folder to agents over the Model Context Protocol (standard input and output):
                read, edit, check, cost, simulate, explain; with --write edits are written, and only within the folder
  measure FILE --log [NODE=]LOG
                durations from the REPORT lines of functions' logs, as assumptions of the design
  prices update [FILE…]
                newer prices from AWS's public price list, what changed, and how the bills of the samples and FILEs
                move; --out DIR is the folder for them (needed where the product is installed), --from DIR|URL reads
                downloaded files or another host, --dry-run writes nothing, --region R,… and --service S,… take only
                those, --accept-jumps takes prices that moved by more than 60%

  --format json   for programs; check also knows sarif, for code hosts and editors; cost csv and markdown
  --out TARGET    cost, export and diagram write a file
  --region R      cost as if the design stood in another region
  --month N       cost of the Nth month: what is stored has grown for as long
  --free-tier T   cost with (always) or without (none) what AWS gives away for ever, or with that
                  and the credits of an account opened since July 2025 (credits)
  --prices DIR    cost with the prices of a folder that prices update has written
  --compare WITH  cost against an alternative (arm64, x86, memory=MB, http, rest, provisioned[=70%], auto-scaling[=70%],
                  on-demand, s3-direct, cloudfront=HIT-RATIO, region=R), against the last commit (commit, commit=REV)
                  or against another design (FILE): line by line, and where both cost the same as traffic grows;
                  --node ID,… changes only those, --cpu-bound 80% says how much of a function's duration is computing
  --samples N     how often cost bills a design whose assumptions are ranges (1,000); --seed N draws others
  --help          this text
  --version       the version

FILE is a design (*.arch.yaml). Exit codes: 0 fine, 1 findings of severity error (prices update: some prices
were kept because the list did not settle them), 2 unusable input.
Not in this version: ${LATER.join(', ')}.
`,
  ko: `serverless-canvas <명령> FILE [--format …]

  check FILE…   설계의 문제와 그 위치, 규칙의 출처. 폴더를 지정하면 그 안의 설계를 모두 검사
  cost FILE     월 비용과 그 내역
  quotas FILE   트래픽에 필요한 할당량 상향 요청
  simulate FILE 부하가 걸릴 때 일어나는 일: --scenario S(파일의 시나리오 또는 day), --seed N, --format json.
                --breaking-point는 가장 먼저 한계에 닿는 곳과 그 한도,
                --compare 파일 또는 commit[=REV]는 같은 부하와 시드로 두 설계를 표와 그림 하나로 비교
                (compare-runs 파일 파일도 같음, --format markdown 가능)
  test FILE…    목표를 지키는지 확인: --scenario S는 다른 시나리오로 확인, --seed N, --goal 목표,…는 일부만,
                --format json 또는 junit, --output 파일(종료 코드 0: 모두 지킴, 1: 못 지킨 목표 있음, 2: 읽을 수 없음)
  export FILE   CloudFormation 템플릿: YAML, --format json이면 JSON
                --sam은 더 짧으면 SAM 형식으로, --cfn은 SAM 없이 출력(FILE은 템플릿도 가능)
  export FILE --cdk 언어 --out 폴더
                CDK 앱(typescript, python, java, go, csharp)을 폴더에 저장. --force는 있는 파일을 덮어씀
  diagram FILE  다이어그램: Mermaid는 --as flowchart 또는 --as architecture, 아이콘이 있는 그림은 --as svg
                (--theme light|dark), AWS 도형을 쓴 diagrams.net 파일은 --as drawio,
                트래픽 순서의 문장은 --as text
  diff 이전 이후  두 설계의 차이: 항목, 월 비용, 문제, 권한(캔버스 위치는 제외).
                --commit REV 파일은 git 리비전과 비교. --format markdown은 풀 리퀘스트용, --format json도 가능
  tidy FILE     캔버스에서 정렬했을 때 노드가 놓일 자리를 텍스트의 차이로 표시. --direction vertical은 가로줄로 정렬,
                --write는 파일에서 위치만 고침
  import TEMPLATE
                CloudFormation이나 SAM 템플릿(YAML, JSON)을 설계로 변환. --out FILE은 리소스마다 무엇이 되었는지 표시,
                --format json은 프로그램용 출력
  import DIAGRAM.mmd|README.md
                Mermaid 다이어그램이나 Markdown 파일에서 읽을 수 있는 첫 다이어그램(--block N은 N번째)을 설계로 변환
  readme FILE.md…
                Markdown 파일의 <!-- arch:설계#overview|diagram|bill|findings [ko] --> … <!-- /arch --> 영역을 채움.
                --check는 설계와 다른 영역을 표시(종료 코드 1)
  deploy FILE   AWS에 배포: 패키지, 변경 세트, 한 번의 확인, 업로드, 실행, 페이지. --stage S나 --stack 이름은 스택 이름,
                --parameter 이름=값은 템플릿 매개변수, --profile P와 --region R은 배포할 곳,
                --endpoint URL은 AWS 대신 이 컴퓨터의 서비스, --yes는 확인 생략, --protect는 데이터 보호
  destroy FILE  스택을 없앰. 테이블, 버킷, 사용자 풀은 --delete-data가 없으면 남김
  drift FILE    배포한 뒤 AWS에서 바뀐 것을 표시(바뀐 것이 있으면 종료 코드 1)
  logs FILE     함수가 최근 --since 10m 동안 남긴 로그. --follow는 계속 표시, --node ID는 함수 하나
  run FILE      계정도 Docker도 없이 이 컴퓨터에서 실행(Ctrl+C로 종료): 함수, API, 페이지, 테이블, 토픽, 큐, 버킷,
                사용자 풀. --port N은 첫 주소의 포트, --user 이메일[:그룹,…]은 사용자 풀에 사용자 생성,
                --time-scale 0.01은 재시도 사이의 대기 시간 단축, --environments N은 함수마다 프로세스 수 제한,
                --stage S, --parameter 이름=값, --data DIR은 테이블, 객체, 사용자를 폴더에 보관,
                --debug 노드는 디버거 포트를 엶, --measure는 본 것을 설계에 기록
  mcp [폴더]    폴더의 설계를 Model Context Protocol로 에이전트에게 제공(표준 입출력):
                read, edit, check, cost, simulate, explain. --write가 있으면 편집을 그 폴더 안에서만 기록
  measure FILE --log [노드=]로그
                함수 로그의 REPORT 줄에서 읽은 실행 시간을 설계의 가정으로 기록
  prices update [FILE…]
                AWS 공개 가격표에서 새 가격을 가져와 바뀐 가격과, 예제와 FILE의 비용이 얼마나 바뀌는지 표시.
                --out DIR은 저장할 폴더(설치된 제품에서는 필수), --from DIR|URL은 내려받은 파일이나 다른 호스트,
                --dry-run은 저장하지 않음, --region R,…과 --service S,…는 대상 한정,
                --accept-jumps는 60% 넘게 변한 가격도 반영

  --format json   프로그램용 출력. check는 코드 호스트와 편집기를 위한 sarif도, cost는 csv와 markdown도 지원
  --out TARGET    cost, export, diagram의 결과를 파일에 저장
  --region R      다른 리전에 있다고 보고 계산한 비용
  --month N       N개월째의 비용: 저장된 데이터가 그만큼 늘어난 뒤
  --free-tier T   AWS가 계속 무료로 제공하는 양을 뺀(always) 또는 빼지 않은(none) 비용,
                  또는 2025년 7월 이후 만든 계정의 크레딧까지 뺀(credits) 비용
  --prices DIR    prices update로 저장한 폴더의 가격으로 계산한 비용
  --compare 대상  대안(arm64, x86, memory=MB, http, rest, provisioned[=70%], auto-scaling[=70%], on-demand, s3-direct,
                  cloudfront=적중률, region=R), 마지막 커밋(commit, commit=REV), 다른 설계(FILE)와 비용 비교:
                  항목별 차이와 트래픽에 따른 손익분기점. --node ID,…는 그 노드만, --cpu-bound 80%는 함수 실행 시간 중
                  계산의 비중
  --samples N     가정이 범위인 설계의 비용을 계산하는 횟수(1,000). --seed N은 다른 난수
  --help          이 도움말
  --version       버전

FILE은 설계 파일(*.arch.yaml)입니다. 종료 코드: 0 정상, 1 심각도가 오류인 문제 있음(prices update: 가격표로 확정하지 못해
그대로 둔 가격 있음), 2 입력을 읽을 수 없음.
이 버전에 없음: ${LATER.join(', ')}.
`,
};

export function help(locale: Locale): string {
  return say(text, locale);
}

/** The one line for a command that is planned. */
export function later(command: string, locale: Locale): string {
  return say({ en: `${command} is not in this version.`, ko: `${command} 명령은 이 버전에 없습니다.` }, locale);
}
