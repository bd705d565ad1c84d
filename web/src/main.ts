/** Wires the parts: what people do goes to the app, the app's state goes to the views. */
import { App } from './app';
import { greet } from './greeting';
import { fromDrop, fromFiles, listenForDrops } from './input/collect';
import { follow } from './model/arrangement';
import * as history from './model/history';
import type { Among } from './model/identification';
import { shownTree } from './model/shown';
import { arrangedOf, isFirst, type Selection } from './model/state';
import { Store } from './model/store';
import { controlsView } from './views/controls';
import { openDialog, wireDialogs } from './views/dialogs';
import { byId, show } from './views/dom';
import { takeHome } from './views/downloads';
import { findingView } from './views/finding';
import { historyView, listenForUndo } from './views/history';
import { inspectorView } from './views/inspector';
import { leftOutView } from './views/left-out';
import { legendView } from './views/legend';
import { loneView } from './views/lone';
import { noticeView } from './views/notice';
import { progressView } from './views/progress';
import { recordsView, toRecords } from './views/records';
import { reportView } from './views/report';
import { sampleView } from './views/sample';
import { sampleTextsView } from './views/sample-texts';
import { sealView } from './views/seal';
import { sourcesView } from './views/sources';
import { makeTip } from './views/tip';
import { treeView } from './views/tree';
import { welcomeView } from './views/welcome';

const app = new App();
const selection = new Store<Selection>({ pinned: null });
const choose = (pinned: string | null): void => {
  app.closeAnswers();
  selection.change({ pinned });
};

/** Arranges the sources anew; the one that was chosen stays chosen, whatever it goes by then. */
function arrange(change: history.Change): void {
  const { arrangement: before } = app.state.value;
  const { sources } = arrangedOf(app.state.value);
  void app.arrange(change(before, sources));
  const { pinned } = selection.value;
  const { now } = app.state.value.arrangement;
  if (pinned !== null && now !== before.now)
    selection.change({ pinned: follow(sources, before.now, now, pinned) });
}
const undo = (): void => arrange(history.undo);
const redo = (): void => arrange(history.redo);

/** Back from what was asked of a source; of one that is alone there is nothing to go back to. */
function goBack(): void {
  if (!app.state.value.identity) choose(null);
  else if (app.state.value.tree) app.closeAnswers();
}

function identifyOne(name: string): void {
  const isInTree = app.state.value.tree?.result.sources.some((source) => source.name === name) ?? false;
  choose(isInTree ? name : null);
  void app.identify(name);
}

const showSample = (chosen: string | null = null): void =>
  void app.showSample().then(() => {
    if (chosen !== null) selection.change({ pinned: chosen });
    byId('finding').focus();
  });

const tip = makeTip();
const identity = {
  onAmong: (source: string, among: Among): void => void app.identify(source, among),
  onShipped: (source: string): void => void app.identifyByShipped(source),
  onReport: reportView((source, claim) => app.report(source, claim)),
};
const tree = treeView(byId('tree'), { tip, onChoose: choose, onEscape: goBack });
const inspector = inspectorView({
  onChoose: (name) => {
    choose(name);
    // The panel that had the focus is gone.
    if (name === null) tree.focus();
  },
  onExplain: (a, b) => void app.explain(a, b),
  onList: (source, by) => void app.listSlop(source, by),
  onIdentify: (source) => void app.identify(source),
  identity,
  onBack: () => {
    app.closeAnswers();
    // The panel of what has no place in the tree is gone with that.
    if (selection.value.pinned === null) tree.focus();
  },
});
const showTree = (): void => {
  // First what covers a part of the tree, then the tree, which brings what is chosen to where it can be seen.
  inspector(app.state.value, selection.value);
  tree.update(shownTree(app.state.value, selection.value));
};
const views = [
  welcomeView(tip, showSample),
  sealView(),
  sampleView(),
  sampleTextsView((name) => void app.tryText(name).then(() => byId('finding').focus())),
  findingView(),
  loneView(identity),
  legendView(),
  noticeView(),
  progressView(() => app.cancel()),
  controlsView(
    (changes) => void app.setOptions(changes),
    (kind) => void takeHome(kind, app),
    { stop: () => app.stopMeasuring(), goOn: () => app.goOnMeasuring() },
  ),
  leftOutView((force) => void app.setOptions({ force })),
  recordsView({
    onReading: (changes) => void app.setReading(changes),
    onEncoding: (files, encoding) => void app.setEncoding(files, encoding),
    onFields: (files, fields) => void app.setFields(files, fields),
  }),
  historyView(undo, redo),
  sourcesView({
    // Of one that is alone there is nothing else to be seen.
    onChoose: (name) => (app.state.value.tree ? choose(name) : identifyOne(name)),
    onIdentify: identifyOne,
    onHover: (name) => tree.mark(name),
    onRename: (from, to) => arrange((before, sources) => history.rename(before, sources, from, to)),
    onMerge: (from, into) => arrange((before, sources) => history.merge(before, sources, from, into)),
    onLeaveOut: (name) => arrange((before) => history.leaveOut(before, name)),
    onTakeIn: (name) => arrange((before) => history.takeIn(before, name)),
    waysToSplit: (name) => app.waysToSplit(name),
    onSplit: (name, way) => arrange((before, sources) => history.split(before, sources, name, way)),
    onGroup: (names, { group, slot }) => arrange((before) => history.group(before, names, group, slot)),
    onOrder: (by) => arrange((before) => history.order(before, by)),
    onMove: (names, name, place) => arrange((before) => history.move(before, names, name, place)),
    toFields: () => toRecords(),
  }),
];

app.state.watch((state) => {
  const shown = shownTree(state, selection.value);
  const works = show(byId('workspace'), !isFirst(state));
  show(byId('vacant'), works && !state.busy && !shown);
  show(byId('start-over'), works && !state.busy);
  document.body.classList.toggle('working', works);
  for (const view of views) view(state, shown);
  // A task of its own, so that neither is long.
  setTimeout(showTree);
});
selection.watch(showTree);

function wirePicker(kind: 'files' | 'folder'): void {
  const picker = byId(`pick-${kind}`) as HTMLInputElement;
  picker.addEventListener('change', () => {
    if (picker.files) void app.add(fromFiles([...picker.files]));
    picker.value = '';
  });
  for (const opener of document.querySelectorAll(`[data-picks="${kind}"]`)) {
    opener.addEventListener('click', () => picker.click());
  }
}

listenForUndo(undo, redo);
wireDialogs();
wirePicker('files');
wirePicker('folder');
function startOver(): void {
  choose(null);
  app.startOver();
}
byId('over-all').addEventListener('click', startOver);
byId('start-over').addEventListener('click', () => {
  if (app.hasUnsaved) openDialog(byId('over') as HTMLDialogElement);
  else startOver();
});
for (const shower of document.querySelectorAll('[data-shows="sample"]')) {
  shower.addEventListener('click', () => showSample());
}
listenForDrops(
  (data) => void app.add(fromDrop(data)),
  (hovers) => show(byId('drop-veil'), hovers),
);
void greet(app.state);
// After the first picture: all is ready before anybody can drop a file.
setTimeout(() => void app.prepare(), 100);
