package locales

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// at is 14h52 on 21/5/2025 in Việt Nam.
var at = time.Date(2025, 5, 21, 7, 52, 0, 0, time.UTC)

// small is a catalog of the given sentences beside the common ones.
func small(t *testing.T, vi, en string) *Catalog {
	t.Helper()
	c, err := load(folder(t, vi, en), time.UTC)
	require.NoError(t, err)
	return c
}

func folder(t *testing.T, vi, en string) fstest.MapFS {
	t.Helper()
	dir := fstest.MapFS{"test.vi.toml": {Data: []byte(vi)}, "test.en.toml": {Data: []byte(en)}}
	for _, name := range []string{"common.vi.toml", "common.en.toml"} {
		data, err := files.ReadFile(name)
		require.NoError(t, err)
		dir[name] = &fstest.MapFile{Data: data}
	}
	return dir
}

func TestArgumentsAreShownByTheirType(t *testing.T) {
	day := func(y, m, d int) bot.Day { return bot.Day(time.Date(y, time.Month(m), d, 5, 0, 0, 0, time.UTC)) }
	share := func(part, whole int) any { p, _ := bot.Share(part, whole); return p }
	cases := []struct {
		arg    any
		vi, en string
	}{
		{"Mầm non Hoa Sen", "Mầm non Hoa Sen", "Mầm non Hoa Sen"},
		{at, "14h52 ngày 21/5/2025", "14:52 on 21/5/2025"},
		{time.Date(2025, 5, 20, 17, 5, 0, 0, time.UTC), "00h05 ngày 21/5/2025", "00:05 on 21/5/2025"},
		{bot.Clock(at), "14h52", "14:52"},
		{day(2025, 5, 5), "05/5/2025", "05/5/2025"},
		{day(2025, 12, 21), "21/12/2025", "21/12/2025"},
		{day(2026, 1, 1), "01/01/2026", "01/01/2026"},
		{day(2026, 2, 15), "15/02/2026", "15/02/2026"},
		{day(2026, 3, 9), "09/3/2026", "09/3/2026"},
		{0, "0", "0"}, {999, "999", "999"}, {1234, "1.234", "1,234"}, {-1234567, "-1.234.567", "-1,234,567"},
		{int64(50000), "50.000", "50,000"},
		{share(41, 53), "77,4%", "77.4%"},
		{share(53, 53), "100%", "100%"}, {share(0, 53), "0%", "0%"},
		{share(1, 5000), "0,1%", "0.1%"}, {share(4999, 5000), "99,9%", "99.9%"}, {share(1, 2), "50,0%", "50.0%"},
		{bot.TaxCode("0299900124"), "0299 900 124", "0299 900 124"},
		{bot.TaxCode("0299900124-001"), "0299 900 124-001", "0299 900 124-001"},
		{bot.TaxCode(""), "", ""},
		{bot.Receipt("BC-4821-0937"), "BC-4821-0937", "BC-4821-0937"},
		{bot.Accepted, "Được tiếp nhận", "Received (Được tiếp nhận)"},
		{bot.PrimaryLower, "TH&THCS", "Primary & lower secondary"},
		{bot.ReasonName, "Tên không khớp", "Name does not match"},
		{bot.Private, "Ngoài công lập", "Private"},
		{bot.AccountID("telegram:9000001"), "telegram:9000001", "telegram:9000001"},
		{bot.T("status.tu_choi"), "Từ chối", "Refused (Từ chối)"},
		{bot.Raw("THCS 2"), "THCS 2", "THCS 2"},
		{bot.List{bot.Raw("a"), bot.T("word.no")}, "a, chưa có", "a, not yet"},
		{bot.Series{bot.Raw("MN Hoa Sen"), bot.Raw("TH Hòa Nghĩa")}, "MN Hoa Sen; TH Hòa Nghĩa", "MN Hoa Sen; TH Hòa Nghĩa"},
		{bot.Addends{bot.Raw("THCS 2"), bot.Raw("THPT 1")}, "THCS 2 + THPT 1", "THCS 2 + THPT 1"},
		{bot.List{}, "", ""},
		{nil, "", ""},
	}
	log := catchLog(t)
	c, err := load(folder(t, `x = "<{{.x}}>"`, `x = "<{{.x}}>"`), mustZone(t))
	require.NoError(t, err)
	for _, tc := range cases {
		text := bot.T("x", "x", tc.arg)
		require.Equal(t, "<"+tc.vi+">", c.Words("vi", text), "%T", tc.arg)
		require.Equal(t, "<"+tc.en+">", c.Words("en", text), "%T", tc.arg)
	}
	require.Empty(t, log.String())
}

func mustZone(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(zoneName)
	require.NoError(t, err)
	return zone
}

func TestTimesAreVietnameseWhereverTheMachineStands(t *testing.T) {
	c := catalog(t)
	require.Equal(t, "14h52 ngày 21/5/2025", c.Words("", bot.Text{Args: bot.Args{"": at}}))
	require.Equal(t, "07h52 ngày 21/5/2025", c.In(time.UTC).Words("", bot.Text{Args: bot.Args{"": at}}))
	require.Equal(t, "07:52 on 21/5/2025", c.In(time.UTC).Words("en", bot.Text{Args: bot.Args{"": at}}))
}

func TestLanguageIsChosenAndFallsBackToVietnamese(t *testing.T) {
	c := small(t, "a = \"một\"\nb = \"hai {{.n}}\"", `a = "one"`)
	for lang, want := range map[string]string{"": "một", "vi": "một", "vi-VN": "một", "fr": "một", "en": "one", "en-GB": "one", "EN": "one"} {
		require.Equal(t, want, c.Words(lang, bot.T("a")), lang)
	}
	require.Equal(t, "hai 1.000", c.Words("en", bot.T("b", "n", 1000)), "said in Vietnamese throughout")
	require.Equal(t, []string{"vi", "en"}, c.Languages())
}

func TestUnknownKeyIsLoggedOnceWithoutItsArguments(t *testing.T) {
	log := catchLog(t)
	c := catalog(t)
	for range 3 {
		said := c.Words("vi", bot.T("no.such_key", "phone", "0912345678"))
		require.Equal(t, c.Words("vi", bot.T(failedKey)), said)
	}
	require.Equal(t, 1, strings.Count(log.String(), "no.such_key"))
	require.NotContains(t, log.String(), "0912345678")
}

func TestMissingArgumentIsLoggedByKey(t *testing.T) {
	log := catchLog(t)
	c := small(t, `a = "số {{.n}}."`, ``)
	require.Equal(t, "số .", c.Words("vi", bot.T("a")))
	require.Contains(t, log.String(), "argument missing")
}

func TestUnknownTypeIsLoggedByTypeOnly(t *testing.T) {
	log := catchLog(t)
	c := small(t, `a = "{{.n}}"`, ``)
	c.Words("vi", bot.T("a", "n", struct{ phone string }{"0912345678"}))
	require.Contains(t, log.String(), "unknown type")
	require.NotContains(t, log.String(), "0912345678")
}

func TestWhatPeopleTypeIsNeverATemplate(t *testing.T) {
	c := small(t, "a = \"{{.x}} và {{.y}}\"", ``)
	said := c.Words("vi", bot.T("a", "x", "{{.y}}", "y", `{{template "z"}} <b>&`))
	require.Equal(t, `{{.y}} và {{template "z"}} <b>&`, said)
}

func TestPlurals(t *testing.T) {
	c := small(t, "u = \"{{.n}} đơn vị\"", "[u]\none = \"{{.n}} unit\"\nother = \"{{.n}} units\"")
	require.Equal(t, "1 unit", c.Words("en", bot.T("u", "n", 1)))
	require.Equal(t, "1,200 units", c.Words("en", bot.T("u", "n", 1200)))
	require.Equal(t, "1 đơn vị", c.Words("vi", bot.T("u", "n", 1)))
}

func TestTablesMayHoldKeysThatPluralsUse(t *testing.T) {
	c := small(t, "[status2]\nask = \"a\"\nother = \"b\"\n[cmd]\nid = \"c\"", ``)
	require.Equal(t, "b", c.Words("vi", bot.T("status2.other")))
	require.Equal(t, "c", c.Words("vi", bot.T("cmd.id")))
}

func TestBadFilesAreRefused(t *testing.T) {
	for name, tc := range map[string]struct{ toml, says string }{
		"twice in two files": {"[other]\nfailed = \"x\"", "other.failed: defined twice"},
		"open braces":        {`a = "{{.x"`, "a: "},
		"a condition":        {`a = "{{if .x}}b{{end}}"`, "a: {{if .x: not an argument"},
		"not a text":         {`a = 3`, "a: not a text"},
		"not TOML":           {`a = `, "test.vi.toml"},
	} {
		_, err := load(folder(t, tc.toml, ""), time.UTC)
		require.ErrorContains(t, err, tc.says, name)
		require.ErrorContains(t, err, "test.vi.toml", name)
		require.Equal(t, bot.Invalid, bot.KindOf(err), name)
	}
	_, err := load(fstest.MapFS{"a.en.toml": {Data: []byte(`a = "b"`)}}, time.UTC)
	require.ErrorContains(t, err, failedKey)
}

func TestManyMaySpeakAtOnce(t *testing.T) {
	c := small(t, `a = "{{.x}}"`, ``)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if got := c.Words("vi", bot.T("a", "x", at)); got != "07h52 ngày 21/5/2025" {
					panic(got)
				}
			}
		})
	}
	all.Wait()
	require.Equal(t, "07h52 ngày 21/5/2025", c.Words("vi", bot.T("a", "x", at)))
}

func BenchmarkWords(b *testing.B) {
	c := catalog(b)
	receipt := bot.T("word.unit_area", "name", "Mầm non Hoa Sen", "area", bot.T("date.moment", "clock", bot.Clock(at), "day", bot.Day(at)))
	for name, text := range map[string]bot.Text{
		"label":  bot.T("status.tu_choi"),
		"simple": bot.T("word.unit_area", "name", "Mầm non Hoa Sen", "area", "quận Dương Kinh"),
		"nested": receipt,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Words("vi", text)
			}
		})
	}
}
