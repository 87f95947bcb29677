import { missing, needs, notOneOf, oneNeeded, together } from '../messages.ts';
import { locationOf } from '../location.ts';
import type { Macro } from '../stack.ts';
import { dict, Dict, isGiven, isSet, textOf, type Value } from '../tree.ts';

/** The function's code: inline, an object in S3, an image, or a path on this computer, which stays as it is. */
export function codeOf(macro: Macro): Value {
  const { properties } = macro;
  if (isImage(properties)) {
    const uri = properties.get('ImageUri');
    if (!isSet(uri)) macro.refuse('ImageUri', missing('ImageUri'));
    return dict({ ImageUri: uri ?? undefined });
  }
  const kms = properties.get('SourceKMSKeyArn');
  const code = zipped(macro);
  if (isSet(kms) && code instanceof Dict) code.set('SourceKMSKeyArn', kms);
  return code;
}

function zipped(macro: Macro): Value {
  const [inline, uri] = [macro.properties.get('InlineCode'), macro.properties.get('CodeUri')];
  if (isGiven(inline)) return dict({ ZipFile: inline });
  if (isGiven(uri)) return locationOf(uri, ['S3Bucket', 'S3Key', 'S3ObjectVersion'], macro, 'CodeUri');
  macro.refuse('CodeUri', oneNeeded('InlineCode', 'CodeUri'));
  return dict({});
}

function isImage(properties: Dict): boolean {
  return textOf(properties.get('PackageType')) === 'Image';
}

/** Which properties go with which kind of package. */
export function checkPackage(macro: Macro): void {
  const { properties } = macro;
  const kind = properties.get('PackageType');
  if (isGiven(kind) && textOf(kind) !== '' && !['Zip', 'Image'].includes(textOf(kind) ?? '')) return macro.refuse('PackageType', notOneOf('PackageType', ['Zip', 'Image']));
  if (isImage(properties)) {
    for (const name of ['Handler', 'Runtime', 'Layers']) if (isSet(properties.get(name))) macro.refuse(name, together(name, 'PackageType: Image'));
    return;
  }
  for (const name of ['Runtime', 'Handler']) if (!isSet(properties.get(name))) macro.refuse(name, missing(name));
  if (isSet(properties.get('ImageConfig'))) macro.refuse('ImageConfig', needs('ImageConfig', 'PackageType: Image'));
}
