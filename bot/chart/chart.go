// Package chart draws numbers as pictures that are made to be forwarded: bars side by
// side, and shares over time. It is given finished words and knows nothing of what they
// mean; the same values give the same bytes.
//
// A picture is 1080 pixels wide and is looked at on phones 360 wide: letters are of 34
// pixels and more, which are eleven there. Words never run into each other: a name that
// is too long ends in an ellipsis, and a label that finds no room is left out.
package chart

import "strings"

// Head is what stands above a chart.
type Head struct {
	Title string
	About []string // lines below it
}

// Key says what a colour means.
type Key struct {
	Colour Colour
	Name   string
}

// Sizes in pixels.
const (
	width  = 1080
	margin = 40
	inner  = width - 2*margin

	titleSize = 50
	textSize  = 36
	smallSize = 34
	lineStep  = 50 // from one line of text to the next
)

// head draws the title, the lines below it and what the colours mean, and returns where
// the chart begins.
func (p *paper) head(h Head, keys []Key) int {
	y := margin + titleSize
	for _, line := range fold(h.Title, inner, bold(titleSize)) {
		p.write(line, margin, y, bold(titleSize), Ink)
		y += titleSize + 10
	}
	for _, line := range h.About {
		p.write(plain(smallSize).fit(line, inner), margin, y, plain(smallSize), Soft)
		y += lineStep
	}
	return p.keys(keys, y+4)
}

// keys draws what the colours mean, as many on a line as fit.
func (p *paper) keys(keys []Key, y int) int {
	const square, gap = 30, 14
	x, face := margin, plain(smallSize)
	for i, k := range keys {
		name := face.fit(k.Name, inner-square-gap)
		wide := square + gap + face.width(name)
		if i > 0 && x+wide > width-margin {
			x, y = margin, y+lineStep
		}
		p.box(x, y-square+3, square, square, k.Colour)
		p.write(name, x+square+gap, y, face, Ink)
		x += wide + 3*gap
	}
	if len(keys) > 0 {
		y += lineStep
	}
	return y
}

// headHeight is how much of the picture head takes.
func headHeight(h Head, keys []Key) int {
	p := &paper{} // draws nothing
	return p.head(h, keys)
}

// fold breaks words into at most two lines of the width.
func fold(words string, most int, f face) (lines []string) {
	all := strings.Fields(words)
	n := len(all)
	for n > 1 && f.width(strings.Join(all[:n], " ")) > most {
		n--
	}
	lines = append(lines, f.fit(strings.Join(all[:n], " "), most))
	if n < len(all) {
		lines = append(lines, f.fit(strings.Join(all[n:], " "), most))
	}
	return lines
}
