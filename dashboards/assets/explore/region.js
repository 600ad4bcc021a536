/* Regions: the provinces of one, the regions beside each other. A region that is
   chosen is its id, '*' for all of them beside each other, '' for none. */
function regionsOn(boundary) {
  return Object.keys(index.regions).filter(function (k) { return k.indexOf(boundary + '/') === 0; })
    .sort(function (a, b) { return index.regions[a][2] - index.regions[b][2] || (index.regions[a][lang] < index.regions[b][lang] ? -1 : 1); })
    .map(function (k) { return [k.split('/')[1], index.regions[k][lang]]; });
}
function regionOptions(boundary) { return [['', say('cả nước', 'all')], ['*', say('so các vùng', 'regions beside each other')]].concat(regionsOn(boundary)); }
function inRegion(rows, region) { return !region || region === '*' ? rows : rows.filter(function (r) { return r.area.r === region; }); }

/* Each region with the sum of its provinces, where all of them have an exact
   figure and the indicator adds, else with their median. */
function byRegion(s, now, boundary) {
  return regionsOn(boundary).map(function (region) {
    var members = inRegion(now.rows, region[0]), with_ = largestFirst(members), lacking = members.filter(function (r) { return !r.figure; });
    var inexact = with_.some(function (r) { return r.figure.qualifier || r.figure.most !== undefined; }), values = with_.map(function (r) { return r.figure.value; }), half = values.length >> 1;
    var value = s.adds ? values.reduce(function (t, v) { return t + v; }, 0) : values.length % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
    var why = !with_.length ? say('không tỉnh nào có số liệu', 'no province has a figure') : s.adds && lacking.length ? say('chưa đủ: còn thiếu ', 'incomplete: lacks ') + lacking.map(function (r) { return r.area.n; }).join(', ')
      : inexact ? say('có số nêu không chính xác', 'some figures are not exact') : '';
    return { area: { id: '*' + region[0], n: region[1] }, of: with_.length, all: members.length, why: why, figure: why ? null : { series: s, slice: now.slice, area: '', value: value, href: '' } };
  });
}
function regionWords(s, now, rows) {
  return [s.adds ? say('Tổng các tỉnh của vùng, chỉ khi đủ cả', 'Provinces of the region added up where all report') : say('Trung vị các tỉnh của vùng', 'Median of the provinces of the region'),
    measureWords(now.slice), periodWords(now.slice.p), fill(say('{0}/{1} vùng có số', '{0} of {1} regions'), [rows.filter(function (r) { return r.figure; }).length, rows.length])].join(' · ');
}
/* The lines between regions on the map of tiles. */
function borders(areas) {
  var at = {}, path = '';
  areas.forEach(function (a) { at[a.t] = a; });
  areas.forEach(function (a) {
    var x = a.t[0] * 44, y = a.t[1] * 44, right = at[[a.t[0] + 1, a.t[1]]], below = at[[a.t[0], a.t[1] + 1]];
    if (right && right.r !== a.r) { path += 'M' + (x + 43) + ' ' + (y - 1) + 'v44'; }
    if (below && below.r !== a.r) { path += 'M' + (x - 1) + ' ' + (y + 43) + 'h44'; }
  });
  return el('path', { class: 'border', d: path });
}
/* The totals of every region over the years, each in a small field, all on one scale. */
function regionCourses(s, rest, boundary) {
  var list = regionsOn(boundary).map(function (r) { return { name: r[1], lines: totals(s, rest, boundary, r[0]) }; }), years = [], book = { most: 0, signs: {}, breaks: [] };
  list.forEach(function (p) { p.lines.forEach(function (l) { l.points.forEach(function (q) { book.most = Math.max(book.most, q.figure.value); years.push(q.year); }); }); });
  book.first = Math.min.apply(null, years);
  book.last = Math.max.apply(null, years);
  return { list: list, book: book };
}
