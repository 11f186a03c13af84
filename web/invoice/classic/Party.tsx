import type { OutlineGroup, OutlineValue } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { pick } from '../pick.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { labelOf } from '../wordPlace.ts';

type PartyProps = { readonly groups: readonly OutlineGroup[]; readonly kind: 'seller' | 'buyer' | 'other' };

/** Terms by the line of a letter that they stand in; every party and address of the table has its own ids for the same things. */
const names = ['BT-27', 'BT-44', 'BT-59', 'BT-62', 'BT-70'];
const tradeNames = ['BT-28', 'BT-45'];
const addresses = ['BG-5', 'BG-8', 'BG-12', 'BG-15'];
const streets = [
  'BT-35',
  'BT-36',
  'BT-162',
  'BT-50',
  'BT-51',
  'BT-163',
  'BT-64',
  'BT-65',
  'BT-164',
  'BT-75',
  'BT-76',
  'BT-165',
];
const places = ['BT-38', 'BT-37', 'BT-53', 'BT-52', 'BT-67', 'BT-66', 'BT-78', 'BT-77'];
const persons = ['BT-56'];

/** Name and address as on an envelope, everything else in small print below. */
export function Party({ groups, kind }: PartyProps) {
  return groups.map((group) => <OneParty key={group.address} group={group} kind={kind} />);
}

function OneParty({ group, kind }: { readonly group: OutlineGroup; readonly kind: PartyProps['kind'] }) {
  const { language } = useView();
  const party = pick(group);
  const envelope: (readonly OutlineValue[])[] = [];
  const name = party.values(...names);
  for (const value of party.values(...tradeNames)) envelope.push([value]);
  const contacts = party.groups('BG-6', 'BG-9').map((contact) => ({ group: contact, of: pick(contact) }));
  if (kind === 'buyer') envelope.push(...contacts.map((contact) => contact.of.values(...persons)));
  const postal = party.groups(...addresses).map((address) => ({ group: address, of: pick(address) }));
  for (const { of } of postal) {
    for (const value of of.values(...streets)) envelope.push([value]);
    envelope.push(of.values(...places));
    for (const value of of.rest()) envelope.push([value]);
  }
  const small = [...contacts.flatMap((contact) => contact.of.rest()), ...party.rest()];
  return (
    <div className={`rw-party rw-party--${kind}`}>
      <p className="rw-party__role">
        <GroupMark address={group.address} label={labelOf(group.id, language)} missing={group.missing === true} />
      </p>
      {name.map((value) => (
        <p key={value.address} className="rw-party__name">
          <Value value={value} strong />
        </p>
      ))}
      <address className="rw-party__address">
        {envelope
          .filter((line) => line.length > 0)
          .map((line) => (
            <span key={line[0]?.address} className="rw-party__line">
              {line.map((value) => (
                <Value key={value.address} value={value} />
              ))}
            </span>
          ))}
        {postal
          .filter(({ group }) => group.missing)
          .map(({ group }) => (
            <GroupMark key={group.address} address={group.address} label={labelOf(group.id, language)} missing />
          ))}
      </address>
      <Labelled values={small} />
    </div>
  );
}
