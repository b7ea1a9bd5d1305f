package channel_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

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
		for _, g := range channel.Pages(parts, most) {
			if n := channel.Units(g.Plain()); n > most || n != g.Units {
				t.Fatalf("a page of %d units (it says %d), the limit is %d", n, g.Units, most)
			}
			if !utf8.ValidString(g.Plain()) {
				t.Fatalf("a broken page: %q", g.Plain())
			}
			got += g.Plain()
		}
		squeeze := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if squeeze(got) != squeeze(all) {
			t.Fatalf("lost:\n%q\n%q", all, got)
		}
	})
}
