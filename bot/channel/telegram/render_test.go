package telegram

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

func TestMarkupIsEscapedAndNothingElse(t *testing.T) {
	g := channel.Pages([]bot.Para{{Text: `Trường "A" & B (số 1) - 5 < 6 > 4_*[]`}, {Text: "TS  %\n<x> 1", Mono: true}}, maxText)
	require.Len(t, g, 1)
	require.Equal(t, "Trường \"A\" &amp; B (số 1) - 5 &lt; 6 &gt; 4_*[]\n\n<pre>TS  %\n&lt;x&gt; 1</pre>", html(&g[0]))
	require.Equal(t, "Trường \"A\" & B (số 1) - 5 < 6 > 4_*[]\n\nTS  %\n<x> 1", g[0].Plain())
}

func TestPagesBreakAtLineEnds(t *testing.T) {
	texts := func(parts []bot.Para, most int) []string {
		var out []string
		for _, g := range channel.Pages(parts, most) {
			out = append(out, html(&g))
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
