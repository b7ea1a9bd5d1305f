package channel

import (
	"strings"
	"unicode/utf16"

	"vneidbot/bot"
)

// between stands between paragraphs.
const between = "\n\n"

// Page is what goes into one message.
type Page struct {
	Paras []bot.Para
	Units int
}

// Pages lays paragraphs out over as few messages of at most that many UTF-16
// units as they need. A paragraph is broken only if it does not fit into one
// message, at a line's end if it has any. Blank ones are left out.
func Pages(parts []bot.Para, most int) []Page {
	var all []Page
	var now Page
	turn := func() {
		if len(now.Paras) > 0 {
			all = append(all, now)
		}
		now = Page{}
	}
	for _, p := range parts {
		p.Text = strings.ToValidUTF8(p.Text, "")
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		if now.fits(p, most) {
			now.add(p)
			continue
		}
		turn()
		for _, piece := range breakUp(p, most) {
			if !now.fits(piece, most) {
				turn()
			}
			now.add(piece)
		}
	}
	turn()
	return all
}

// Text is the page as one text, each paragraph as mark gives it.
func (g *Page) Text(mark func(bot.Para) string) string {
	texts := make([]string, len(g.Paras))
	for i, p := range g.Paras {
		texts[i] = mark(p)
	}
	return strings.Join(texts, between)
}

// Plain is the page without any markup.
func (g *Page) Plain() string { return g.Text(func(p bot.Para) string { return p.Text }) }

func (g *Page) fits(p bot.Para, most int) bool { return g.Units+g.gap()+Units(p.Text) <= most }

func (g *Page) gap() int {
	if len(g.Paras) == 0 {
		return 0
	}
	return len(between)
}

func (g *Page) add(p bot.Para) {
	g.Units += g.gap() + Units(p.Text)
	g.Paras = append(g.Paras, p)
}

// breakUp cuts a paragraph into pieces of at most that many units.
func breakUp(p bot.Para, most int) []bot.Para {
	if Units(p.Text) <= most {
		return []bot.Para{p}
	}
	var pieces []bot.Para
	piece, size := "", 0
	flush := func() {
		if strings.TrimSpace(piece) != "" {
			pieces = append(pieces, bot.Para{Text: strings.TrimRight(piece, "\n"), Mono: p.Mono})
		}
		piece, size = "", 0
	}
	for line := range strings.Lines(p.Text) {
		for line != "" {
			if n := Units(line); size+n <= most {
				piece, size, line = piece+line, size+n, ""
				continue
			}
			if size > 0 {
				flush()
				continue
			}
			piece, line = cutLine(line, most)
			flush()
		}
	}
	flush()
	return pieces
}

// cutLine cuts a line that is too long for a message, after a space if there is one.
func cutLine(line string, most int) (head, tail string) {
	n, at, space := 0, len(line), 0
	for i, r := range line {
		if n += utf16.RuneLen(r); n > most {
			at = i
			break
		}
		if r == ' ' {
			space = i + 1
		}
	}
	if space > 0 {
		at = space
	}
	return line[:at], line[at:]
}

// Units counts UTF-16 units, the platforms' measure of length.
func Units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
