package chart

import (
	"image"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// face is letters of a weight and size.
type face struct {
	bold bool
	size int
}

func plain(size int) face { return face{false, size} }
func bold(size int) face  { return face{true, size} }

// glyph is a letter as it is drawn: its mask of shades, where that begins, and how far the
// pen moves.
type glyph struct {
	mask    *image.Alpha
	from    image.Point
	advance int
}

// box is where the letter is whose pen stands there.
func (g glyph) box(pen image.Point) image.Rectangle { return g.mask.Rect.Add(g.from).Add(pen) }

// letters are those that were drawn, of all faces: a letter is the same wherever it
// stands, for pens move by whole pixels.
var letters = struct {
	sync.Mutex
	faces map[face]font.Face
	known map[face]map[rune]glyph
}{faces: map[face]font.Face{}, known: map[face]map[rune]glyph{}}

// most is how many letters of a face are kept; Vietnamese has fewer than 200.
const most = 1000

// fonts are read once: those that come with the program do not fail.
var fonts = sync.OnceValue(func() map[bool]*opentype.Font {
	return map[bool]*opentype.Font{false: parsed(liberationsansregular.TTF), true: parsed(liberationsansbold.TTF)}
})

func parsed(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err)
	}
	return f
}

// glyphs are the letters of the words, each with the place of the pen.
func (f face) glyphs(words string, use func(g glyph, x int)) {
	letters.Lock()
	defer letters.Unlock()
	known := letters.known[f]
	if known == nil || len(known) > most {
		known = map[rune]glyph{}
		letters.known[f] = known
	}
	x := 0
	for _, r := range words {
		g, ok := known[r]
		if !ok {
			g = f.drawn(r)
			known[r] = g
		}
		use(g, x)
		x += g.advance
	}
}

// drawn draws a letter; letters is locked.
func (f face) drawn(r rune) (g glyph) {
	from := letters.faces[f]
	if from == nil {
		made, err := opentype.NewFace(fonts()[f.bold], &opentype.FaceOptions{Size: float64(f.size), DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			panic(err) // of a size that is written above
		}
		from, letters.faces[f] = made, made
	}
	box, mask, at, advance, ok := from.Glyph(fixed.Point26_6{}, r)
	if !ok { // the font has a box for what it has not
		box, mask, at, advance, _ = from.Glyph(fixed.Point26_6{}, '\uFFFD')
	}
	g.mask, g.from, g.advance = image.NewAlpha(box.Sub(box.Min)), box.Min, advance.Round()
	if mask != nil {
		draw.Draw(g.mask, g.mask.Rect, mask, at, draw.Src)
	}
	g.mask = shaded(g.mask)
	return g
}

// width is how far the pen moves.
func (f face) width(words string) (w int) {
	f.glyphs(words, func(g glyph, x int) { w = x + g.advance })
	return w
}

// bounds are the box of the words that begin at 0 and stand on 0.
func (f face) bounds(words string) (box image.Rectangle) {
	f.glyphs(words, func(g glyph, x int) { box = box.Union(g.box(image.Pt(x, 0))) })
	return box
}

// fit is as much of the words as the room holds.
func (f face) fit(words string, room int) string {
	if f.width(words) <= room {
		return words
	}
	cut := []rune(words)
	for len(cut) > 0 && f.width(strings.TrimRight(string(cut), " .,")+"…") > room {
		cut = cut[:len(cut)-1]
	}
	return strings.TrimRight(string(cut), " .,") + "…"
}
