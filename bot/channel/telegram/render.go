package telegram

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"vneidbot/bot"
)

// The limits of a text and of a caption, in UTF-16 units after the markup is read.
const (
	maxText    = 4096
	maxCaption = 1024
)

// between stands between paragraphs.
const between = "\n\n"

// page is what goes into one message.
type page struct {
	paras []bot.Para
	units int
}

// pages lays paragraphs out over as few messages as they need. A paragraph is
// broken only if it does not fit into one message, at a line's end if it has any.
func pages(parts []bot.Para, most int) []page {
	var all []page
	var now page
	turn := func() {
		if len(now.paras) > 0 {
			all = append(all, now)
		}
		now = page{}
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

func (g *page) fits(p bot.Para, most int) bool {
	return g.units+g.gap()+units(p.Text) <= most
}

func (g *page) gap() int {
	if len(g.paras) == 0 {
		return 0
	}
	return len(between)
}

func (g *page) add(p bot.Para) {
	g.units += g.gap() + units(p.Text)
	g.paras = append(g.paras, p)
}

// breakUp cuts a paragraph into pieces of at most that many units.
func breakUp(p bot.Para, most int) []bot.Para {
	if units(p.Text) <= most {
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
			if n := units(line); size+n <= most {
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

// escaper does all that parse mode HTML asks for.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// html is the page with its tables marked.
func (g *page) html() string {
	var b strings.Builder
	for i, p := range g.paras {
		if i > 0 {
			b.WriteString(between)
		}
		if p.Mono {
			b.WriteString("<pre>")
		}
		_, _ = escaper.WriteString(&b, p.Text)
		if p.Mono {
			b.WriteString("</pre>")
		}
	}
	return b.String()
}

// marked tells whether the page's html is other than its text.
func (g *page) marked() bool {
	return slices.ContainsFunc(g.paras, func(p bot.Para) bool { return p.Mono || strings.ContainsAny(p.Text, "&<>") })
}

// hasLink tells whether Telegram may see a link in the text, if only in "vneid.gov.vn".
func hasLink(text string) bool {
	for {
		at := strings.IndexByte(text, '.')
		if at < 0 {
			return strings.Contains(text, "://")
		}
		before, next := text[:at], text[at+1:]
		if r, _ := utf8.DecodeRuneInString(next); unicode.IsLetter(r) || strings.Contains(before, "://") {
			return true
		}
		text = next
	}
}

// plain is the page without markup.
func (g *page) plain() string {
	texts := make([]string, len(g.paras))
	for i, p := range g.paras {
		texts[i] = p.Text
	}
	return strings.Join(texts, between)
}

// units counts UTF-16 units, Telegram's measure of length.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
