# Renews the table of scores of reading-budgets.md: awk -f docs/scores.awk SCORES docs/reading-budgets.md
# SCORES is what the scorer of labelled workbooks prints: a line a group, its name in 16 columns, then the labelled figures, the share of them that was found and the share
# of which all fields were right. Groups: all, format, form, kind, year.
function thousands(n,   s) {
	s = ""
	while (length(n) > 3) { s = "," substr(n, length(n) - 2) s; n = substr(n, 1, length(n) - 3) }
	return n s
}
FNR == NR {
	name = substr($0, 1, 16); sub(/ +$/, "", name)
	if (name !~ /^(all|format .+|form .+|kind .+|year .+)$/) next
	split(substr($0, 17), f, " ")
	row = sprintf("| %s | %s | %s | %s |", name, thousands(f[1]), f[2], f[3])
	rank = name ~ /^all/ ? 0 : name ~ /^format/ ? 1 : name ~ /^form/ ? 2 : name ~ /^kind/ ? 3 : 4
	rows[rank] = rows[rank] row "\n"
	if (f[2] + 0 < 0.95) { print "below 0.95: " name " " f[2] > "/dev/stderr" }
	next
}
/^<!-- scores -->$/ { print; print "| | figures | found | all fields right |\n|---|---|---|---|"; for (i = 0; i < 5; i++) printf "%s", rows[i]; skipping = 1; next }
/^<!-- end of scores -->$/ { skipping = 0 }
!skipping
