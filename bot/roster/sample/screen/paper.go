package screen

import (
	"image"
	"image/color"
	"math"
	"strings"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// paper is a picture with what draws on it.
type paper struct {
	*image.RGBA
	colours
}

func newPaper(c colours) paper {
	p := paper{image.NewRGBA(image.Rect(0, 0, width*scale, height*scale)), c}
	p.box(0, 0, width, height, c.back)
	return p
}

// box fills a rectangle.
func (p paper) box(x, y, w, h int, c color.Color) {
	draw.Draw(p.RGBA, image.Rect(x*scale, y*scale, (x+w)*scale, (y+h)*scale), image.NewUniform(c), image.Point{}, draw.Src)
}

// round fills a rectangle with round corners.
func (p paper) round(x, y, w, h, radius int, c color.RGBA) {
	r, left, top, right, bottom := radius*scale, x*scale, y*scale, (x+w)*scale, (y+h)*scale
	fill := image.NewUniform(c)
	for row := range r { // of the corners, from the edge inwards
		in := r - int(math.Sqrt(float64(r*r-(r-row)*(r-row))))
		for _, py := range []int{top + row, bottom - 1 - row} {
			draw.Draw(p.RGBA, image.Rect(left+in, py, right-in, py+1), fill, image.Point{}, draw.Src)
		}
	}
	draw.Draw(p.RGBA, image.Rect(left, top+r, right, bottom-r), fill, image.Point{}, draw.Src)
}

// The two weights of letters.
const (
	light = false
	bold  = true
)

// fonts are the letters, read once: a TTF of a program does not fail.
var fonts = map[bool]*opentype.Font{light: mustParse(liberationsansregular.TTF), bold: mustParse(liberationsansbold.TTF)}

func mustParse(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err)
	}
	return f
}

func face(size float64, weight bool) font.Face {
	f, err := opentype.NewFace(fonts[weight], &opentype.FaceOptions{Size: size * scale, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		panic(err)
	}
	return f
}

// Where words begin, end or have their middle.
const (
	fromLeft = iota
	centred
	toRight
)

// write writes one line of words, and returns how wide they are.
func (p paper) write(words string, x, y int, size float64, weight bool, align int, c color.Color) int {
	pen := font.Drawer{Dst: p.RGBA, Src: image.NewUniform(c), Face: face(size, weight)}
	wide := pen.MeasureString(words)
	pen.Dot = fixed.P(x*scale, y*scale)
	switch align {
	case centred:
		pen.Dot.X -= wide / 2
	case toRight:
		pen.Dot.X -= wide
	}
	pen.DrawString(words)
	return wide.Ceil() / scale
}

// fold breaks words into lines of so many letters.
func fold(words string, most int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(words) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > most {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}
