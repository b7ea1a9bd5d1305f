package telegram

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

func TestMarkupIsEscapedAndNothingElse(t *testing.T) {
	g := pages([]bot.Para{{Text: `Trường "A" & B (số 1) - 5 < 6 > 4_*[]`}, {Text: "TS  %\n<x> 1", Mono: true}}, maxText)
	require.Len(t, g, 1)
	require.Equal(t, "Trường \"A\" &amp; B (số 1) - 5 &lt; 6 &gt; 4_*[]\n\n<pre>TS  %\n&lt;x&gt; 1</pre>", g[0].html())
	require.Equal(t, "Trường \"A\" & B (số 1) - 5 < 6 > 4_*[]\n\nTS  %\n<x> 1", g[0].plain())
}

func TestPagesBreakAtLineEnds(t *testing.T) {
	texts := func(parts []bot.Para, most int) []string {
		var out []string
		for _, g := range pages(parts, most) {
			out = append(out, g.html())
		}
		return out
	}
	for name, c := range map[string]struct {
		parts []bot.Para
		most  int
		want  []string
	}{
		"nothing":                       {[]bot.Para{{Text: " \n"}}, 10, nil},
		"fits":                          {[]bot.Para{{Text: "ab"}, {Text: "cd"}}, 6, []string{"ab\n\ncd"}},
		"a paragraph stays whole":       {[]bot.Para{{Text: "ab"}, {Text: "cd\nef"}}, 6, []string{"ab", "cd\nef"}},
		"lines":                         {[]bot.Para{{Text: "ab\ncd\nef"}}, 6, []string{"ab\ncd", "ef"}},
		"a table stays one in each":     {[]bot.Para{{Text: "ab\ncd\nef", Mono: true}}, 6, []string{"<pre>ab\ncd</pre>", "<pre>ef</pre>"}},
		"a long line breaks at a space": {[]bot.Para{{Text: "một hai ba"}}, 8, []string{"một hai ", "ba"}},
		"a long word anywhere":          {[]bot.Para{{Text: "🏫🏫🏫"}}, 5, []string{"🏫🏫", "🏫"}},
		"UTF-16 counts":                 {[]bot.Para{{Text: "🏫🏫"}, {Text: "x"}}, 6, []string{"🏫🏫", "x"}},
		"not UTF-8":                     {[]bot.Para{{Text: "a\xffb"}}, 6, []string{"ab"}},
	} {
		require.Equal(t, c.want, texts(c.parts, c.most), name)
	}
}

func TestPagesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.IntRange(4, 60).Draw(t, "most")
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("aé <&🏫\n")), 0, 150, -1)
		var parts []bot.Para
		all := ""
		for range rapid.IntRange(1, 4).Draw(t, "n") {
			p := bot.Para{Text: letters.Draw(t, "text"), Mono: rapid.Bool().Draw(t, "mono")}
			parts = append(parts, p)
			all += p.Text
		}
		got := ""
		for _, g := range pages(parts, most) {
			if n := units(g.plain()); n > most || n != g.units {
				t.Fatalf("a page of %d units (it says %d), the limit is %d", n, g.units, most)
			}
			if !utf8.ValidString(g.plain()) || strings.Count(g.html(), "<pre>") != strings.Count(g.html(), "</pre>") {
				t.Fatalf("a broken page: %q", g.html())
			}
			got += g.plain()
		}
		squeeze := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if squeeze(got) != squeeze(all) {
			t.Fatalf("lost:\n%q\n%q", all, got)
		}
	})
}

func TestLabelsAreOneLine(t *testing.T) {
	require.Equal(t, "Mầm non Hoa Sen", label(" Mầm non\nHoa  Sen "))
	require.Equal(t, maxLabel, utf8.RuneCountInString(label(strings.Repeat("ệ", 500))))
}

func TestLinksAreNoticed(t *testing.T) {
	for text, want := range map[string]bool{
		"https://a.vn/x": true, "http://may-chu/x. Hết": true, "vneid.gov.vn": true, "xem Vneid.Gov.Vn nhé": true, "tên miền.việt": true,
		"": false, "Xin thầy/cô gửi lại.": false, "1. Một.\n2. Hai. Ba": false, "45.5%, 21.5.2025": false, "…": false,
	} {
		require.Equal(t, want, hasLink(text), text)
	}
}
