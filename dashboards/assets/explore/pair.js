/* Two figures beside each other. */
function pair(box) {
  var q = new URLSearchParams(location.search), state = {}, strange = false; // strange: the address asks about what is not on the site
  ['chi-tieu', 'a', 'b', 'sa', 'sb'].forEach(function (k) { state[k] = q.get(k) || ''; });
  var select = function (k) { return box.querySelector('select[name="' + k + '"]'); };
  function set(k, options) {
    var p = select(k);
    p.textContent = '';
    var groups = {};
    options.forEach(function (o) {
      var into = o[2] ? groups[o[2]] = groups[o[2]] || p.appendChild(el('optgroup', { label: o[2] })) : p;
      into.appendChild(el('option', { value: o[0] }, o[1]));
    });
    if (!options.some(function (o) { return o[0] === state[k]; })) {
      strange = strange || state[k] && ['chi-tieu', 'a', 'b'].indexOf(k) >= 0;
      state[k] = options.length ? options[0][0] : '';
    }
    p.value = state[k];
  }
  /* The provinces that have a figure, and one that is asked about and has none: it is
     never exchanged for another in silence. */
  function withAsked(areas, k) {
    var id = state[k];
    return index.at[id] && !areas.some(function (o) { return o[0] === id; }) ? areas.concat([[id, areaName(id) + say(' (không có số liệu)', ' (no figure)')]]) : areas;
  }
  function areaName(id) { return index.at[id].n + (index.at[id].b === '2025' ? say(' (từ 01/7/2025)', ' (from 1 July 2025)') : ''); }
  function lacking(k) { return index.at[state[k]] && !figuresOf(series[state['chi-tieu']], state[k]).length; }
  function indicator() { return index.indicators.filter(function (i) { return i.id === state['chi-tieu']; })[0]; }
  function keyOf(s) { return measure(s) + '|' + s.p[0]; }
  function areasOf(s) {
    return s.areas.filter(function (id) { return index.at[id]; }).map(function (id) { return [id, areaName(id), groupOf(id)]; })
      .sort(function (x, y) { return placeOf(x[0]) - placeOf(y[0]) || x[1].localeCompare(y[1], 'vi'); });
  }
  /* The regions of today's boundaries after those of 2008, each from north to south. */
  function placeOf(id) { var a = index.at[id], r = index.regions[a.b + '/' + a.r]; return r ? r[2] + (a.b === '2025' ? 1e6 : 0) : 2e6; }
  function groupOf(id) { return (regionName(id) || say('Địa giới trước 01/8/2008', 'Boundaries before 1 August 2008')) + (index.at[id].b === '2025' ? say(', từ 01/7/2025', ', from 1 July 2025') : ''); }
  function figuresOf(s, area) { return s.slices.map(function (x) { return figure(s, x, area); }).filter(Boolean); }
  /* A province beside its region: the provinces of the region added up, where all
     of them report and the indicator adds. */
  function regionName(id) { var a = index.at[id], r = a && index.regions[a.b + '/' + a.r]; return r ? r[lang] || r[0] : ''; }
  function regionOption(id) { return regionName(id) ? [['vung', say('Vùng của tỉnh thứ nhất: ', 'Region of the first: ') + regionName(id)]] : []; }
  function regionFigures(s, id) {
    var home = index.at[id], inside = index.areas.filter(function (a) { return home && a.b === home.b && a.r === home.r; });
    return s.slices.filter(function (x) { return home && x.b === home.b; }).map(function (x) {
      var rows = inside.map(function (a) { return { area: a, figure: figure(s, x, a.id) }; }), with_ = largestFirst(rows);
      return { series: s, slice: x, area: 'vung', members: rows, reporting: with_, value: with_.reduce(function (t, r) { return t + r.figure.value; }, 0) };
    }).filter(function (f) { return f.reporting.length > 0; });
  }
  function regional(place, a, b) {
    var v = judge(a, b), lacking = b.members.filter(function (r) { return !r.figure; }).map(function (r) { return r.area.n; }), no = v.answer === 'no' ? v.reasons : [];
    var inexact = a.qualifier || b.reporting.some(function (r) { return r.figure.qualifier || r.figure.most !== undefined; });
    if (!b.series.adds) { no.push(say('chỉ tiêu này không cộng được giữa các tỉnh', 'this indicator does not add up over provinces')); }
    if (lacking.length) { no.push(say('chưa đủ tỉnh của vùng, còn thiếu ', 'the region is not complete, it lacks ') + lacking.join(', ')); }
    if (inexact) { no.push(say('có số nêu không chính xác nên không cộng được thành tổng của vùng', 'some figures are not exact, so there is no total of the region')); }
    var unlike = keyOf(a.slice) !== keyOf(b.slice), unit = no.length ? null : oneUnit([a, b]);
    if (unlike && !no.length) { no.push(say('tỷ trọng chỉ tính được khi tỉnh và vùng cùng một kỳ', 'a share wants the province and the region in one period')); }
    place.setAttribute('data-answer', no.length ? 'no' : 'yes');
    var at = b.reporting.findIndex(function (r) { return r.area.id === a.area; }), region = regionName(a.area), own = index.at[a.area];
    place.appendChild(el('p', { class: 'answer' }, no.length ? say('Không so được với tổng của vùng', 'Not comparable with the total of the region') + (no.length === 1 ? ': ' + no[0] + '.' : ':')
      : fill(say('So được: {0} chiếm {1}% của {2}, đứng thứ {3} trong {4} tỉnh.', 'Comparable: {0} has {1}% of {2}, number {3} of {4} provinces.'), [called(own), trimmed(Number((100 * a.value / b.value).toFixed(2))), region, at + 1, b.reporting.length])));
    if (no.length > 1) { place.appendChild(el('ul', {}, no.map(function (r) { return el('li', {}, r); }))); }
    place.appendChild(el('div', { class: 'beside' }, [side(a, unit), no.length ? '' : el('div', {}, [el('p', { class: 'big' }, [el('strong', {}, words(b, false, unit)), el('span', {}, region + '. ' + measureWords(b.slice) + ', ' + periodWords(b.slice.p))]),
      el('p', { class: 'source' }, fill(say('Tổng của {0} tỉnh vẽ bên dưới; bấm vào từng số để mở ô gốc', 'The total of the {0} provinces drawn below; each number opens its cell'), [b.reporting.length]))])]));
    place.appendChild(el('figure', { class: 'chart', id: 'hai-so' }, [el('figcaption', {}, [el('h2', {}, fill(say('{0} trong vùng {1}', '{0} in {1}'), [called(own), region])), el('p', { class: 'sub' }, b.series.name[lang] + ' · ' + measureWords(b.slice) + ' · ' + periodWords(b.slice.p))]),
      el('div', { class: 'drawing' }, bars(b.reporting, region, a.area.split('@')[0]))]));
  }
  function draw() {
    state['chi-tieu'] = state['chi-tieu'] || index.begin;
    set('chi-tieu', index.indicators.map(function (i) { return [i.id, i.n[lang] || i.n[0]]; }));
    var one = indicator();
    if (!one) { doc.getElementById('tra-loi').textContent = say('Chưa có chỉ tiêu nào có số liệu.', 'No indicator has figures yet.'); return; }
    every(Object.keys(one.f).map(function (k) { return site + one.f[k]; }), function () {
      var s = series[one.id], areas = areasOf(s);
      if (!state.b && areas.length > 1) { state.b = areas[1][0]; }
      set('a', withAsked(areas, 'a'));
      set('b', withAsked(regionOption(state.a).concat(areas), 'b'));
      var fa = figuresOf(s, state.a), fb = state.b === 'vung' ? regionFigures(s, state.a) : figuresOf(s, state.b), option = function (f) { return [keyOf(f.slice), measureWords(f.slice) + ', ' + periodWords(f.slice.p)]; };
      if (!state.sa) {
        var common = fa.filter(function (f) { return fb.some(function (g) { return keyOf(f.slice) === keyOf(g.slice); }); })[0];
        if (common) { state.sa = state.sb = keyOf(common.slice); }
      }
      set('sa', fa.map(option));
      set('sb', fb.map(option));
      answer(fa.filter(function (f) { return keyOf(f.slice) === state.sa; })[0], fb.filter(function (f) { return keyOf(f.slice) === state.sb; })[0]);
      q = new URLSearchParams();
      Object.keys(state).forEach(function (k) { if (state[k]) { q.set(k, state[k]); } });
      try { history.replaceState(null, '', '?' + q.toString()); } catch (e) { /* a folder may refuse */ }
    });
  }
  function none() {
    var names = ['a', 'b'].filter(lacking).map(function (k) { return areaName(state[k]); }).filter(function (n, i, list) { return list.indexOf(n) === i; });
    return names.length ? fill(say('Không so được: {0} chưa có số liệu của chỉ tiêu này.', 'Not comparable: {0} has no figure of this indicator.'), [names.join(say(' và ', ' and '))]) : say('Không so được: một bên không có số liệu.', 'Not comparable: one side has no figure.');
  }
  function answer(a, b) {
    var place = doc.getElementById('tra-loi');
    place.textContent = '';
    if (strange) { place.appendChild(el('p', { class: 'sub' }, say('Địa chỉ của trang hỏi về một chỉ tiêu hoặc một tỉnh không có ở đây; dưới đây là lựa chọn khác, xem các ô chọn ở trên.', 'The address asks about an indicator or a province that is not here; below is another choice, see the fields above.'))); strange = false; }
    if (a && b && b.members) { regional(place, a, b); return; }
    if (!a || !b) { place.appendChild(el('p', { class: 'answer' }, none())); return; }
    var v = judge(a, b), lead = { yes: say('So được', 'Comparable'), no: say('Không so được', 'Not comparable'), if: say('So được, với điều kiện', 'Comparable under conditions') }[v.answer];
    var unit = a.slice.u === b.slice.u ? oneUnit([a, b]) : null;
    place.setAttribute('data-answer', v.answer);
    place.appendChild(el('p', { class: 'answer' }, lead + (v.answer === 'yes' ? ': ' + relation(a, b, 1, 1) : v.reasons.length === 1 ? ': ' + v.reasons[0] + '.' : ':')));
    if (v.reasons.length > 1) { place.appendChild(el('ul', {}, v.reasons.map(function (r) { return el('li', {}, r); }))); }
    var na = v.by === 'years' ? years(a.slice.p) : v.by === 'rounds' ? Number(a.slice.p[3]) : 1, nb = v.by === 'years' ? years(b.slice.p) : v.by === 'rounds' ? Number(b.slice.p[3]) : 1;
    if (v.answer === 'if' && !a.qualifier && !b.qualifier && a.most === undefined && b.most === undefined) { place.appendChild(el('p', {}, relation(a, b, na, nb))); }
    place.appendChild(el('div', { class: 'beside' }, [side(a, unit), side(b, unit)]));
    if (v.answer !== 'no') { place.appendChild(el('figure', { class: 'chart', id: 'hai-so' }, [el('figcaption', {}, [el('h2', {}, a.series.name[lang]), el('p', { class: 'sub' }, measureWords(a.slice) + (a.slice.p[0] === b.slice.p[0] ? ', ' + periodWords(a.slice.p) : '') + (na !== 1 || nb !== 1 ? say(', bình quân một năm hoặc một kỳ', ', per year or round') : ''))]), el('div', { class: 'drawing' }, bars([per(a, na, a.slice.p[0] === b.slice.p[0]), per(b, nb, a.slice.p[0] === b.slice.p[0])].sort(function (x, y) { return y.figure.value - x.figure.value; }), a.series.name[lang], ''))])); }
  }
  function per(f, n, same) { var c = Object.assign({}, f); c.value = f.value / n; return { area: { n: index.at[f.area].n + (same || n > 1 || f.slice.p[1] !== f.slice.p[2] ? '' : ' ' + f.slice.p[1]), id: f.area }, figure: c }; }
  function relation(a, b, na, nb) {
    var x = a.value / na, y = b.value / nb, A = called(index.at[a.area]), B = called(index.at[b.area]), d = Object.assign({}, a, { value: Math.abs(x - y), qualifier: '', most: undefined });
    if (x === y) { return fill(say('{0} và {1} bằng nhau.', '{0} and {1} are equal.'), [A, B]); }
    var up = x > y;
    return fill(say('{0} cao hơn {1} {2}', '{0} is above {1} by {2}'), [up ? A : B, up ? B : A, a.slice.u === 'percent' ? words(d, true) + NB + say('điểm phần trăm', 'percentage points') : words(d)]) + (Math.min(x, y) > 0 ? fill(say(' ({0} lần).', ' ({0} times).'), [trimmed(Number((Math.max(x, y) / Math.min(x, y)).toFixed(2)))]) : '.');
  }
  function side(f, unit) {
    return el('div', {}, [el('p', { class: 'big' }, [el('strong', {}, number(f, false, unit)), el('span', {}, [areaLink(f.area), '. ' + measureWords(f.slice) + ', ' + periodWords(f.slice.p)])]),
      f.href ? el('p', { class: 'source' }, el('a', { href: f.href }, say('Mở ô hoặc câu gốc', 'Open the cell or sentence'))) : '']);
  }
  ['chi-tieu', 'a', 'b', 'sa', 'sb'].forEach(function (k) {
    select(k).addEventListener('change', function () {
      state[k] = select(k).value;
      if (k === 'chi-tieu') { state.sa = state.sb = ''; }
      if (k === 'a') { state.sa = ''; }
      draw();
    });
  });
  load(box.getAttribute('data-index'), draw);
}
