import type { GoalSnapshot } from '../../src/protocol/goal-messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { CanvasLink } from '../ui/links.tsx';
import { goalStrings } from '../ui/goal-strings.ts';
import { useText } from '../ui/use-text.ts';
import { nameOf } from './names.ts';

/** What the goals came to: one line for those that hold, and for each that is missed why, with the nodes that stand in its way. `stale`: they are others by now. */
export function GoalsResult({ goals, stale, model }: { readonly goals: readonly GoalSnapshot[]; readonly stale: boolean; readonly model: Model }) {
  const t = useText();
  if (goals.length === 0 && !stale) return null;
  const missed = goals.filter(({ pass }) => !pass);
  const held = goals.filter(({ pass }) => pass);
  return (
    <section className="goals" aria-label={t(goalStrings.goals)}>
      {stale && <p className="simulation-note is-stale" role="status">{t(goalStrings.goalsChanged)}</p>}
      <p className="goals-line">
        <strong className={missed.length > 0 ? 'is-wrong' : undefined}>{t(goalStrings.goals)}: {t(goalStrings.summary(held.length, missed.length))}</strong>
        {held.map((goal) => <Held key={`${goal.goal} ${goal.figure}`} goal={goal} />)}
      </p>
      {missed.map((goal) => <Missed key={`${goal.goal} ${goal.figure}`} goal={goal} model={model} />)}
    </section>
  );
}

function Held({ goal }: { readonly goal: GoalSnapshot }) {
  return <span className="goal-held"><span aria-hidden="true">✓</span> <GoalLink goal={goal} /> <span className="muted">{goal.figure}</span> {goal.got} <span className="muted">{goal.allowed}</span></span>;
}

function Missed({ goal, model }: { readonly goal: GoalSnapshot; readonly model: Model }) {
  const t = useText();
  return (
    <p className="simulation-note goal-missed">
      <strong><span aria-hidden="true">✗</span> <GoalLink goal={goal} /> {t(goalStrings.missed)}</strong> {goal.why}
      {goal.nodes.length > 0 && <> {t(goalStrings.standsInTheWay)} {goal.nodes.map((id, at) => <span key={id}>{at > 0 && ', '}<CanvasLink kind="node" id={id}>{nameOf(id, model)}</CanvasLink></span>)}</>}
    </p>
  );
}

/** Leads to where the goal is written. */
function GoalLink({ goal: { goal, path } }: { readonly goal: GoalSnapshot }) {
  const t = useText();
  const controller = useController();
  return <button type="button" className="link" title={t(goalStrings.showGoal)} onClick={() => controller.revealText(path)}>{goal}</button>;
}
