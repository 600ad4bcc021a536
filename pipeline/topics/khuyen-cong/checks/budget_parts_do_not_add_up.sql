-- title_vi: Tổng kinh phí khác tổng các nguồn vốn
-- title_en: The budget differs from the sum of its sources of money
-- hint_vi: Cộng lại vốn ngân sách, vốn đối ứng và vốn khác; xem các ô có cùng đơn vị tiền hay không.
-- hint_en: Add state, matching and other money again, and see whether all cells have the same unit.
-- severity: warning
-- when: f.indicator_id = 'kc_budget'
-- whole: period
-- together: yes

WITH summed AS (
    SELECT turn, area_id, level, kind, unit, period_id, dimensions, claim, sum(value) AS value, count(*) AS pieces, count(DISTINCT indicator_id) AS parts,
           bool_or(indicator_id = 'kc_budget_state') AS with_state,
           if(count(DISTINCT sheet) = 1, string_agg(cell_vi || ': ' || figure_vi, '; ' ORDER BY indicator_id, locator, id),
              string_agg(place_vi || ': ' || figure_vi, '; ' ORDER BY indicator_id, locator, id)) AS pieces_vi,
           if(count(DISTINCT sheet) = 1, string_agg(cell_en || ': ' || figure_en, '; ' ORDER BY indicator_id, locator, id),
              string_agg(place_en || ': ' || figure_en, '; ' ORDER BY indicator_id, locator, id)) AS pieces_en
    FROM named_figure
    WHERE indicator_id IN ('kc_budget_state', 'kc_budget_matching', 'kc_budget_other') AND qualifier = 'exact' AND value_max IS NULL AND NOT part
    GROUP BY ALL
)
SELECT t.turn, t.id AS observation_id, t.locator,
       upper(t.place_vi[1]) || t.place_vi[2:] || ' ghi tổng kinh phí ' || t.figure_vi || ' đồng, nhưng các nguồn vốn cộng lại là '
           || replace(format('{:,}', CAST(s.value AS BIGINT)), ',', '.') || ' đồng (' || s.pieces_vi || '); đề nghị kiểm tra lại.' AS message_vi,
       upper(t.place_en[1]) || t.place_en[2:] || ' has a total of ' || t.figure_en || ' VND, but its sources add up to '
           || format('{:,}', CAST(s.value AS BIGINT)) || ' VND (' || s.pieces_en || '); please check.' AS message_en
FROM named_figure t
JOIN summed s ON s.turn = t.turn AND s.area_id = t.area_id AND s.level = t.level AND s.kind = t.kind AND s.unit = t.unit AND s.period_id = t.period_id
             AND s.dimensions = t.dimensions AND s.claim = t.claim
WHERE t.indicator_id = 'kc_budget' AND t.qualifier = 'exact' AND t.value_max IS NULL AND NOT t.part AND t.period_id <> 'unknown'
  AND s.pieces = s.parts AND abs(s.value) < 9e15
  -- Beside the beneficiaries' money alone, or under a whole cost of its own, the figure is the support, which holds no part of theirs.
  AND s.with_state
  AND NOT EXISTS (SELECT 1 FROM named_figure w
                  WHERE w.indicator_id = 'kc_budget_total' AND w.turn = t.turn AND w.area_id = t.area_id AND w.level = t.level AND w.kind = t.kind AND w.unit = t.unit
                    AND w.period_id = t.period_id AND w.dimensions = t.dimensions AND w.claim = t.claim)
  -- One part in a thousand is rounding. Where not all three sources are stated the sum may only be smaller.
  AND CASE WHEN s.parts = 3 THEN abs(s.value - t.value) > 0.001 * abs(t.value) ELSE s.value > 1.001 * t.value END
ORDER BY t.locator, t.id
