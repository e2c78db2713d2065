// auc.mjs - the chance that a guess at an existing number took longer than one at a missing number: the exact rank-sum
// statistic with midranks for ties, and its 95 % interval after DeLong.
function midranks(sorted, of) {
  const rank = new Float64Array(sorted.length);
  for (let i = 0; i < sorted.length;) {
    let j = i;
    while (j < sorted.length && of(sorted[j]) === of(sorted[i])) j++;
    for (let k = i; k < j; k++) rank[k] = (i + j + 1) / 2;
    i = j;
  }
  return rank;
}

/** hits, misses: times. AUC > 0.5: hits take longer. */
export function auc(hits, misses) {
  const m = hits.length, n = misses.length;
  const all = [...hits.map((t, i) => ({ t, i, hit: true })), ...misses.map((t, i) => ({ t, i, hit: false }))].sort((a, b) => a.t - b.t);
  const within = (list) => {
    const order = list.map((t, i) => ({ t, i })).sort((a, b) => a.t - b.t), r = midranks(order, (x) => x.t), out = new Float64Array(list.length);
    order.forEach((x, k) => { out[x.i] = r[k]; });
    return out;
  };
  const pooled = midranks(all, (x) => x.t), hit_rank = new Float64Array(m), miss_rank = new Float64Array(n);
  all.forEach((x, k) => { (x.hit ? hit_rank : miss_rank)[x.i] = pooled[k]; });
  const own_hit = within(hits), own_miss = within(misses);
  let sum = 0;
  for (const r of hit_rank) sum += r;
  const a = (sum - m * (m + 1) / 2) / (m * n);
  let v10 = 0, v01 = 0;
  for (let i = 0; i < m; i++) v10 += ((hit_rank[i] - own_hit[i]) / n - a) ** 2;
  for (let i = 0; i < n; i++) v01 += (1 - (miss_rank[i] - own_miss[i]) / m - a) ** 2;
  const se = Math.sqrt(v10 / (m - 1) / m + v01 / (n - 1) / n);
  return { auc: a, low: a - 1.96 * se, high: a + 1.96 * se, hits: median(hits), misses: median(misses), n: m };
}

export function median(list) {
  const s = Float64Array.from(list).sort();
  return s.length % 2 ? s[s.length >> 1] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
}
