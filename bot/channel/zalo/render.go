package zalo

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"vneidbot/bot"
)

// maxText is the most that one message or caption may have, in UTF-16 units.
// The platform does not say what its 2,000 characters are; these are the fewest.
const maxText = 2000

// between stands between paragraphs.
const between = "\n\n"

// pages lays a message out over as few texts as it needs. A paragraph is broken
// only if it does not fit into one, at a line's end if it has any; the menu
// stays whole as long as it can. There is no markup: what a person wrote is
// shown as it is.
func pages(parts []bot.Para, menu string) []string {
	var l layout
	for _, p := range parts {
		l.add(strings.ToValidUTF8(p.Text, ""))
	}
	if menu != "" {
		l.add(menu)
	}
	l.turn()
	return l.all
}

type layout struct {
	all []string
	now string
}

func (l *layout) add(para string) {
	para = strings.TrimRight(strings.TrimLeft(para, "\n"), " \n")
	if para == "" {
		return
	}
	if l.fits(para) {
		l.join(para)
		return
	}
	l.turn()
	for _, piece := range breakUp(para) {
		if !l.fits(piece) {
			l.turn()
		}
		l.join(piece)
	}
}

func (l *layout) fits(para string) bool {
	return l.now == "" || units(l.now)+len(between)+units(para) <= maxText
}

func (l *layout) join(para string) {
	if l.now != "" {
		l.now += between
	}
	l.now += para
}

func (l *layout) turn() {
	if text := strings.TrimSpace(l.now); text != "" {
		l.all = append(l.all, text)
	}
	l.now = ""
}

// breakUp cuts a paragraph into pieces that fit.
func breakUp(para string) (pieces []string) {
	piece, size := "", 0
	flush := func() {
		if strings.TrimSpace(piece) != "" {
			pieces = append(pieces, strings.TrimRight(piece, "\n"))
		}
		piece, size = "", 0
	}
	for line := range strings.Lines(para) {
		for line != "" {
			if n := units(line); size+n <= maxText {
				piece, size, line = piece+line, size+n, ""
				continue
			}
			if size > 0 {
				flush()
				continue
			}
			piece, line = cutLine(line)
			flush()
		}
	}
	flush()
	return pieces
}

// cutLine cuts a line that is too long for a message, after a space if there is one.
func cutLine(line string) (head, tail string) {
	n, at, space := 0, len(line), 0
	for i, r := range line {
		if n += utf16.RuneLen(r); n > maxText {
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

// units counts UTF-16 units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// counted is a numbered line.
var counted = regexp.MustCompile(`(?m)^\d{1,2}\. `)

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
				lines = append(lines, strconv.Itoa(len(lines)+1)+". "+label)
			case b.URL != "":
				links = append(links, label+": "+b.URL)
			case b.Copy != "":
				links = append(links, label+": "+b.Copy)
			}
		}
	}
	return strings.Join(append(links, lines...), "\n")
}
