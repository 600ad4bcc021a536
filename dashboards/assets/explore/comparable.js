/* Whether two figures may be compared, and why not. */
function years(p) { var a = /^\d{4}$/.test(p[1]) && /^\d{4}$/.test(p[2]); return a ? Number(p[2]) - Number(p[1]) + 1 : 0; }
function bounds(f) {
  switch (f.qualifier) {
    case 'more_than': case 'at_least': return [f.value, Infinity];
    case 'less_than': case 'up_to': case 'almost': return [-Infinity, f.value];
    case 'about': return [f.value * 0.9, f.value * 1.1];
  }
  return [f.value, f.most === undefined ? f.value : f.most];
}

/* First and last day of a period, as ISO texts; '' where an end is not known. */
function span(p) {
  var last = p[2] && p[2].length < 10 ? new Date(Date.UTC(Number(p[2].slice(0, 4)), p[2].length === 4 ? 12 : Number(p[2].slice(5, 7)), 0)).toISOString().slice(0, 10) : p[2] || '';
  return { first: p[1] ? (p[1] + '-01-01').slice(0, 10) : '', last: last };
}
function months(s) {
  var after = new Date(Date.parse(s.last) + 864e5);
  return (after.getUTCFullYear() - Number(s.first.slice(0, 4))) * 12 + after.getUTCMonth() + 1 - Number(s.first.slice(5, 7));
}
/* The changes of the site's index, each as {on, is, boundaries}. */
function changes(fits) {
  return (index.breaks || []).filter(function (b) { return b[6] && fits(b); }).map(function (b) { return { on: b[6], is: b[7], boundaries: b[8] || [] }; }).sort(function (p, q) { return p.on < q.on ? -1 : p.on > q.on ? 1 : 0; });
}
function within(list, s) { var first = s.first || s.last, last = s.last || s.first; return list.some(function (c) { return c.on > first && c.on <= last; }); }
/* The rules by which a figure counts: '' the first ones, 'mixed' where they changed within its period. */
function rules(f, s) {
  var list = changes(function (b) { return b[0] === f.series.id && (!b[2] || b[2] === f.slice.k[0]); });
  return within(list, s) ? 'mixed' : list.reduce(function (is, c) { return c.on <= (s.first || s.last) ? c.is : is; }, '');
}
/* The land that a figure speaks of, and the boundary versions in which it is one province. */
function land(f, s) {
  var a = index.at[f.area] || { id: f.area, l: f.area, in: [f.area.split('@')[1] || f.slice.b] };
  var list = changes(function (b) { return b[1] && index.at[b[1]] && index.at[b[1]].l === a.l; }), later = list.filter(function (c) { return c.on > (s.last || s.first); })[0];
  if (within(list, s)) { return { name: a.l, mixed: true, boundaries: a.in }; }
  return later ? { name: later.is, mixed: false, boundaries: later.boundaries } : { name: a.l, mixed: false, boundaries: a.in || [] };
}
/* Why two figures are not comparable, '' when they are: the same rule, in the
   same order, as incomparable() of the database, and held to it by a test. */
function reason(a, b) {
  var x = a.slice, y = b.slice, s = span(x.p), t = span(y.p), stock = x.h === 'stock', same = x.p[0] === y.p[0];
  if (a.series.id !== b.series.id) { return 'indicator'; }
  if (x.u !== y.u) { return 'unit'; }
  if (x.k[0] !== y.k[0]) { return 'kind'; }
  if (x.l[0] !== y.l[0]) { return 'level'; }
  if (x.s[0] !== y.s[0]) { return 'split'; }
  if (!!x.part !== !!y.part) { return 'part'; }
  if (!s.last || !t.last || (!s.first && !stock) || (!t.first && y.h !== 'stock')) { return 'period_unknown'; }
  if ((x.h || '') !== (y.h || '')) { return 'behaviour'; }
  var r = rules(a, s), q = rules(b, t);
  if (r !== q || (r === 'mixed' && !same)) { return 'definition'; }
  var l = land(a, s), m = land(b, t);
  if (l.name === m.name && l.mixed === m.mixed && (!l.mixed || same)) {
    return stock ? '' : months(s) !== months(t) ? 'period_length' : s.first.slice(5) !== t.first.slice(5) ? 'season' : '';
  }
  if (a.area.split('@')[0] === b.area.split('@')[0]) { return 'boundary_change'; }
  if (!l.boundaries.some(function (v) { return m.boundaries.indexOf(v) >= 0; })) { return 'boundary'; }
  return s.last !== t.last || (!stock && s.first !== t.first) ? 'period' : '';
}

/* Whether two figures may be compared: {answer: yes | no | if, reasons, by}. */
function judge(a, b) {
  var x = a.slice, y = b.slice, no = [], conditions = [], by = 1, A = index.at[a.area], B = index.at[b.area];
  var differ = function (what, p, q) { no.push(fill(what, [p, q])); };
  if (a.area === b.area && x === y) { no.push(say('đây là cùng một số liệu', 'this is one and the same figure')); }
  if (x.k[0] !== y.k[0]) { differ(say('một bên là {0}, một bên là {1}', 'one is {0}, the other {1}'), (x.k[1 + lang] || x.k[1]).toLowerCase(), (y.k[1 + lang] || y.k[1]).toLowerCase()); }
  if (x.l[0] !== y.l[0]) { differ(say('khác cấp: {0} và {1}; các cấp lồng nhau', 'unlike levels: {0} and {1}; levels nest'), x.l[1 + lang] || say('không nêu', 'not stated'), y.l[1 + lang] || say('không nêu', 'not stated')); }
  if (x.s[0] !== y.s[0] || !!x.part !== !!y.part) { differ(say('khác phạm vi: {0} và {1}', 'unlike scope: {0} and {1}'), x.s[lang] || say('toàn bộ', 'the whole'), y.s[lang] || say('toàn bộ', 'the whole')); }
  if (x.u !== y.u) { differ(say('khác đơn vị tính: {0} và {1}', 'unlike units: {0} and {1}'), unitName(x.u), unitName(y.u)); }
  if ((x.h || '') !== (y.h || '')) { no.push(say('khác cách tính: một bên tính trong kỳ, một bên lũy kế hoặc tại thời điểm', 'counted differently: within a period, cumulative, or at a moment')); }
  var code = reason(a, b), inside = (A && A.of || []).concat(B && B.of || []);
  if (code === 'boundary' || code === 'boundary_change') {
    no.push(inside.indexOf(a.area) >= 0 || inside.indexOf(b.area) >= 0 ? say('khác địa giới: một tỉnh là phần của tỉnh kia', 'unlike boundaries: one province is a part of the other')
      : code === 'boundary' ? say('khác địa giới: hai địa bàn chưa bao giờ là hai tỉnh của cùng một thời kỳ', 'unlike boundaries: the two lands never were two provinces at the same time')
      : say('khác địa giới: cùng tên nhưng địa bàn của tỉnh đã thay đổi', 'unlike boundaries: one name for two lands'));
  }
  if (code === 'definition') { no.push(say('cách tính chỉ tiêu đã thay đổi giữa hai kỳ', 'the definition of the indicator changed between the two periods')); }
  if (!no.length) { periods(x, y, no, conditions, function (n) { by = n; }); }
  var p = bounds(a), q = bounds(b);
  if (!no.length && (a.qualifier || b.qualifier || a.most !== undefined || b.most !== undefined)) {
    if (p[1] > q[0] && q[1] > p[0]) { conditions.push(say('số nêu không chính xác nên không kết luận được bên nào lớn hơn', 'the figures are not exact: which is larger cannot be said')); }
    else { conditions.push(say('chỉ so được hơn kém, không tính được chênh lệch', 'larger or smaller can be said, the difference cannot')); }
  }
  return { answer: no.length ? 'no' : conditions.length ? 'if' : 'yes', reasons: no.length ? no : conditions, by: by, code: code };
}
function periods(x, y, no, conditions, per) {
  var known = function (s) { return s.p[1] || s.p[2]; };
  if (!known(x) && !known(y) && x.p[3] && y.p[3]) {
    if (x.p[3] !== y.p[3]) { conditions.push(fill(say('chia cho số kỳ bình chọn: {0} và {1}', 'divided by the rounds of the vote: {0} and {1}'), [x.p[3], y.p[3]])); per('rounds'); }
    return;
  }
  if (!known(x) || !known(y)) { no.push(say('không rõ kỳ của một trong hai số', 'the period of one figure is not known')); return; }
  if (x.p[1] === y.p[1] && x.p[2] === y.p[2]) { return; }
  var a = years(x.p), b = years(y.p);
  if (!a || !b) { no.push(say('kỳ không trọn năm hoặc thiếu một đầu, nên không quy về một năm được', 'a period is open or no whole years')); return; }
  if (x.h === 'stock' || y.h === 'stock') { conditions.push(say('khác thời điểm: chênh lệch gồm cả thay đổi theo thời gian', 'unlike moments: the difference holds change over time')); return; }
  if (a !== b) { conditions.push(fill(say('hai kỳ dài khác nhau ({0} và {1} năm): so bình quân một năm', 'periods of unlike length ({0} and {1} years): compared per year'), [a, b])); per('years'); }
  else { conditions.push(say('khác năm: chênh lệch gồm cả thay đổi theo thời gian', 'unlike years: the difference holds change over time')); }
}
window.tonghopJudge = judge;
window.tonghopWords = words;
window.tonghopBrief = brief;
