/** Who must do what by when in the life of a grid event. */
import { words } from '../../kernel/words.ts';
import { disposalDue, suspensionNow, within } from './clocks.ts';
import { each, type GridContext, type GridDuty, kindOf, LIST, startOf } from './context.ts';

/** Urgent, and of a category in which people may come to harm: the call is the first duty. */
function emergencies({ history, parameters }: GridContext) {
  const { category, level } = kindOf(history);
  return history
    .all('reported')
    .filter((event) => level === 'urgent' && parameters.get('grid.emergencies', event.on).value.includes(category))
    .map(startOf);
}

/** Nothing of this is owed any more once the event is joined to another or refused; what was late by then stays so. */
const ends = { cite: LIST, endsWithCase: true } as const;

export const DUTIES = [
  {
    ...ends,
    rule: 'GRID-08',
    who: 'grid-manager',
    act: words('呼叫110、119、120', 'Call 110, 119 or 120'),
    cite: ['突发事件应对法'],
    starts: emergencies,
    due: within('grid.emergencyLimit'),
    met: ['emergency-called'],
    doneBy: 'call-emergency',
  },
  {
    ...ends,
    rule: 'GRID-01',
    who: 'grid-centre',
    act: words('受理或者不予受理', 'Accept or refuse'),
    starts: each('reported'),
    due: within('grid.acceptLimit'),
    met: ['accepted', 'not-accepted', 'resolved-on-spot', 'merged'],
    doneBy: 'accept-event',
  },
  {
    ...ends,
    rule: 'GRID-02',
    who: 'grid-centre',
    act: words('派遣', 'Dispatch'),
    starts: each('accepted', 'return-requested'),
    due: within('grid.dispatchLimit'),
    met: ['dispatched', 'return-rejected'],
    doneBy: 'dispatch-event',
  },
  {
    ...ends,
    rule: 'GRID-03',
    who: 'handling-unit',
    act: words('签收或者申请退回', 'Sign for it or ask to return it'),
    starts: each('dispatched', 'return-rejected'),
    due: within('grid.signLimit'),
    met: ['signed', 'return-requested'],
    missed: words('中心督办', 'the centre urges'),
    doneBy: 'sign-for-event',
  },
  {
    ...ends,
    rule: 'GRID-04',
    who: 'handling-unit',
    act: words('处置并反馈', 'Dispose of it and report'),
    starts: each('signed', 'check-failed', 'reopened'),
    due: disposalDue,
    met: ['disposed'],
    rests: suspensionNow,
    missed: words('中心督办', 'the centre urges'),
    doneBy: 'report-disposal',
  },
  {
    ...ends,
    rule: 'GRID-07',
    who: 'handling-unit',
    act: words('办理督办事项', 'Answer the urging'),
    starts: each('urged'),
    due: within('grid.urgeLimit'),
    met: ['disposed', 'return-requested'],
    missed: words('报其上级单位，并列入通报', 'it goes to the superior of the unit'),
    doneBy: 'report-disposal',
  },
  {
    ...ends,
    rule: 'GRID-09',
    who: 'called-unit',
    act: words('响应吹哨', 'Answer the call'),
    cite: ['北京市街道办事处条例 11（参照）'],
    starts: each('help-called'),
    due: within('grid.helpLimit'),
    met: ['help-answered'],
    doneBy: 'record-help',
  },
  {
    ...ends,
    rule: 'GRID-05',
    who: 'grid-checker',
    act: words('核查', 'Check'),
    starts: each('disposed'),
    due: within('grid.verifyLimit'),
    met: ['check-passed', 'check-failed'],
    doneBy: 'pass-check',
  },
  {
    ...ends,
    rule: 'GRID-06',
    who: 'grid-centre',
    act: words('回访、评价并归档', 'Call back, evaluate and archive'),
    starts: each('check-passed', 'resolved-on-spot'),
    due: within('grid.callbackLimit'),
    met: ['archived', 'reopened'],
    doneBy: 'archive-event',
  },
] as const satisfies readonly GridDuty[];
