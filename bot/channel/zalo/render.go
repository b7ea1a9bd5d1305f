package zalo

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// maxText is the most that one message or caption may have, in UTF-16 units.
// The platform does not say what its 2,000 characters are; these are the fewest.
const maxText = 2000

// pages lays a message out over as few texts as it needs; the menu stays whole
// as long as it can. There is no markup: what a person wrote is shown as it is.
func pages(parts []bot.Para, menu string) (texts []string) {
	for _, page := range channel.Pages(append(slices.Clone(parts), bot.Para{Text: menu}), maxText) {
		if text := strings.TrimSpace(page.Text(trimmed)); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// trimmed is a paragraph without empty lines around it.
func trimmed(p bot.Para) string { return strings.TrimRight(strings.TrimLeft(p.Text, "\n"), " \n") }

// counted is a numbered line.
var counted = regexp.MustCompile(`(?m)^\d{1,2}\. `)

// beside is the text above numbered choices. Where the choices name lines of its list
// by the very numbers that they get, the list keeps them.
func beside(parts []bot.Para, rows [][]bot.Button) []bot.Para {
	if matches(rows) {
		return parts
	}
	return uncounted(parts)
}

// matches tells whether labels have a number of their own, and it is the one that
// the choice gets.
func matches(rows [][]bot.Button) (some bool) {
	n := 0
	for _, b := range slices.Concat(rows...) {
		if b.Data == "" {
			continue
		}
		n++
		if own := counted.FindString(b.Label); own != "" {
			if some = own == strconv.Itoa(n)+". "; !some {
				return false
			}
		}
	}
	return some
}

// uncounted takes the numbers off lists above numbered choices: a number that
// is typed must mean one line only.
func uncounted(parts []bot.Para) []bot.Para {
	out := slices.Clone(parts)
	for i := range out {
		out[i].Text = counted.ReplaceAllString(out[i].Text, "– ")
	}
	return out
}

// menu is the choices as lines of text. Those that do something here are
// numbered from 1, as the core counts them; before them come addresses and texts
// to copy, behind their labels.
func menu(rows [][]bot.Button) string {
	var lines, links []string
	for _, row := range rows {
		for _, b := range row {
			label := strings.Join(strings.Fields(strings.ToValidUTF8(b.Label, "")), " ")
			switch {
			case b.Data != "":
				number := strconv.Itoa(len(lines)+1) + ". "
				lines = append(lines, number+strings.TrimPrefix(label, number))
			case b.URL != "":
				links = append(links, label+": "+b.URL)
			case b.Copy != "":
				links = append(links, label+": "+b.Copy)
			}
		}
	}
	return strings.Join(append(links, lines...), "\n")
}
