/* Totals over the years on chosen boundaries, of the country or of one region. */
var enoughReport = 80; // a year of fewer provinces, in percent of the most, is not drawn among the others

/* The total of each year and kind: {kind, word, points}. rest is a measure without
   its kind. A total is of provinces that have a figure; the line breaks where they
   are not the same ones. */
function totals(s, rest, boundary, region) {
  var kinds = {};
  s.slices.forEach(function (x) {
    var one = /^\d{4}$/.test(x.p[1]) && x.p[1] === x.p[2], kind = x.k[0];
    if (!one || measure(x) !== kind + '|' + rest || x.b !== boundary && (boundary !== '2025' || x.b !== '2008') || kind !== 'actual' && kind !== 'plan') { return; }
    kinds[kind] = kinds[kind] || {};
    (kinds[kind][x.p[1]] = kinds[kind][x.p[1]] || []).push(x);
  });
  return Object.keys(kinds).sort().map(function (kind) {
    var points = Object.keys(kinds[kind]).sort().map(function (year) { return total(s, kinds[kind][year], Number(year), boundary, region); }).filter(function (p) { return p.of > 0; });
    var most = Math.max.apply(null, points.map(function (p) { return p.of; }).concat(0));
    points = points.filter(function (p) { return p.of * 100 >= most * enoughReport; });
    points.forEach(function (p, i) {
      var from = points[i - 1];
      if (from && from.set !== p.set) { p.why = from.of === p.of ? say('các tỉnh có số không như nhau', 'other provinces') : fill(say('{0} → {1} tỉnh', '{0} → {1} provinces'), [from.of, p.of]); }
    });
    return { kind: kind, word: points.length ? (points[0].figure.slice.k[1 + lang] || kind).toLowerCase() : '', points: points };
  }).filter(function (l) { return l.points.length > 0; });
}
function total(s, list, year, boundary, region) {
  var now = rowsOn(s, list, boundary), rows = now.rows.filter(function (r) { return !region || r.area.r === region; }), with_ = largestFirst(rows);
  var inexact = with_.some(function (r) { return r.figure.qualifier || r.figure.most !== undefined; });
  return { year: year, of: with_.length, all: rows.length, set: with_.map(function (r) { return r.area.id; }).sort().join(' '), lacking: rows.filter(function (r) { return !r.figure && r.why; }),
    figure: { series: s, slice: now.slice, area: '', value: with_.reduce(function (t, r) { return t + r.figure.value; }, 0), qualifier: inexact ? 'about' : '', href: '' } };
}
/* Puts the totals into a figure, with their table and what is lacking. */
function drawTrend(f, s, rest, boundary, region) {
  var was = putBack(f, false), lines = s.adds ? totals(s, rest, boundary, region === '*' ? '' : region) : [], most = 0, d = was.drawing.cloneNode(false);
  lines.forEach(function (l) { l.points.forEach(function (p) { most = Math.max(most, p.figure.value); }); });
  var place = region === '*' ? say('từng vùng', 'each region') : region ? index.regions[boundary + '/' + region][lang] : fill(say('{0} tỉnh', '{0} provinces'), [boundary === '2025' ? 34 : 63]), title = fill(say('Tổng qua các năm: {0}', 'Totals over the years: {0}'), [place]);
  f.querySelector('h2').textContent = title;
  f.querySelector('.drawing').replaceWith(d);
  if (!lines.length) {
    d.appendChild(el('p', { class: 'empty' }, s.adds ? say('Không năm nào có đủ tỉnh để cộng.', 'No year has enough provinces to add up.') : say('Chỉ tiêu này không cộng được giữa các tỉnh.', 'This indicator does not add up over provinces.')));
    f.querySelector('.sub').textContent = s.name[lang];
    return;
  }
  var unit = scale(most, lines[0].points[0].figure.slice.u), latest = lines[0].points[lines[0].points.length - 1], one = function (figure) { return trimmed(figure.value / unit[0]); };
  if (region === '*') {
    var courses = regionCourses(s, rest, boundary);
    d.appendChild(el('div', { class: 'multiples wide' }, courses.list.map(function (c) { return el('div', {}, [el('p', { class: 'pn' }, c.name), c.lines.length ? lineDrawing(c.lines, s.id, c.name, one, courses.book) : el('p', { class: 'empty' }, say('Không năm nào có đủ tỉnh để cộng.', 'No year has enough provinces to add up.'))]); })));
    if (courses.book.breaks.length) { d.appendChild(breaksTold(courses.book)); }
  } else { d.appendChild(lineDrawing(lines, s.id, title, one)); }
  f.querySelector('.sub').textContent = [s.name[lang], unit[1], fill(say('{0}/{1} tỉnh cộng được năm {2}', '{0} of {1} provinces added up in {2}'), [latest.of, latest.all, latest.year])].concat(boundary === '2025' ? say('tỉnh mới chỉ được cộng khi đủ số của các tỉnh cũ', 'a new province is added where all its old ones report') : []).join(' · ');
  var years = lines.reduce(function (list, l) { return list.concat(l.points.map(function (p) { return p.year; })); }, []).filter(function (y, i, list) { return list.indexOf(y) === i; }).sort();
  f.appendChild(el('details', { class: 'data lensed' }, [el('summary', {}, say('Bảng số liệu', 'Table of figures')), el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title }, el('table', { class: 'twin' }, [
    el('thead', {}, el('tr', {}, [el('th', { scope: 'col' }, say('Năm', 'Year'))].concat(lines.reduce(function (list, l) { return list.concat(el('th', { scope: 'col', class: 'n' }, l.word + ' (' + unit[1] + ')'), el('th', { scope: 'col', class: 'n' }, say('Số tỉnh', 'Provinces'))); }, [])))),
    el('tbody', {}, years.map(function (y) {
      return el('tr', {}, [el('th', { scope: 'row' }, String(y))].concat(lines.reduce(function (list, l) {
        var p = l.points.filter(function (q) { return q.year === y; })[0];
        return list.concat(p ? el('td', { class: 'n', 'data-v': p.figure.value }, (p.figure.qualifier ? qualifiers[p.figure.qualifier] + NB : '') + one(p.figure)) : el('td', { class: 'n none' }, say('không có số liệu', 'no data')), el('td', { class: 'n' }, p ? p.of + '/' + p.all : '–'));
      }, [])));
    }))]))]));
  withoutTotal(f, latest.lacking);
}
