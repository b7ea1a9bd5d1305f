package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"sync"
)

// Colour is one of the few that charts are drawn with.
type Colour uint8

// The colours: of words, of lines, and of what is counted.
const (
	Ink Colour = iota
	Soft
	Pale
	Green
	Blue
	Red
	Amber
	Violet
	Grey
	colours
)

// inks are the colours as they stand on white.
var inks = [colours]color.RGBA{
	Ink: {0x14, 0x20, 0x2b, 0xff}, Soft: {0x44, 0x51, 0x5d, 0xff}, Pale: {0xc9, 0xd1, 0xd9, 0xff}, Green: {0x1d, 0x7f, 0x45, 0xff},
	Blue: {0x5b, 0x9d, 0xe0, 0xff}, Red: {0xb3, 0x27, 0x1a, 0xff}, Amber: {0xe0, 0x9a, 0x12, 0xff}, Violet: {0x74, 0x50, 0xb8, 0xff}, Grey: {0xdd, 0xe2, 0xe7, 0xff},
}

// shades is in how many steps the edge of a letter fades into white.
const shades = 4

// palette is white, and each colour from its faintest shade to itself. A picture of few
// colours is a fifth of the work and of the bytes.
var palette = func() color.Palette {
	p := color.Palette{color.RGBA{0xff, 0xff, 0xff, 0xff}}
	for _, c := range inks {
		for s := 1; s <= shades; s++ {
			mix := func(v uint8) uint8 { return uint8(255 - (255-int(v))*s/shades) }
			p = append(p, color.RGBA{mix(c.R), mix(c.G), mix(c.B), 0xff})
		}
	}
	return p
}()

// paper is a picture that is drawn on, and the boxes of the words on it. Without a
// picture it draws nothing.
type paper struct {
	picture *image.Paletted
	sheet   *[]uint8 // its pixels
	words   []image.Rectangle
}

// sheets are the pixels of pictures that are packed, to be drawn on again.
var sheets = sync.Pool{New: func() any { return new([]uint8) }}

func newPaper(height int) *paper {
	sheet := sheets.Get().(*[]uint8)
	*sheet = slices.Grow((*sheet)[:0], width*height)[:width*height]
	clear(*sheet)
	return &paper{sheet: sheet, picture: &image.Paletted{Pix: *sheet, Stride: width, Rect: image.Rect(0, 0, width, height), Palette: palette}}
}

// box fills a rectangle.
func (p *paper) box(x, y, w, h int, c Colour) {
	if p.picture == nil {
		return
	}
	r := image.Rect(x, y, x+w, y+h).Intersect(p.picture.Rect)
	line := func(row int) []uint8 {
		return p.picture.Pix[p.picture.PixOffset(r.Min.X, row):p.picture.PixOffset(r.Max.X, row)]
	}
	for row := r.Min.Y; row < r.Max.Y; row++ {
		if row > r.Min.Y {
			copy(line(row), line(r.Min.Y))
			continue
		}
		for i, first := 0, line(row); i < len(first); i++ {
			first[i] = uint8(c+1) * shades
		}
	}
}

// paint lays a colour through a mask of shades, as if white were below it; what is darker
// of the same colour stays.
func (p *paper) paint(at image.Point, mask *image.Alpha, c Colour) {
	if p.picture == nil {
		return
	}
	r := mask.Rect.Sub(mask.Rect.Min).Add(at).Intersect(p.picture.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := mask.Pix[(y-at.Y)*mask.Stride+r.Min.X-at.X:]
		to := p.picture.Pix[p.picture.PixOffset(r.Min.X, y):p.picture.PixOffset(r.Max.X, y)]
		for i := range to {
			if from[i] == 0 {
				continue
			}
			shade := uint8(c)*shades + from[i]
			if same := to[i] > uint8(c)*shades && to[i] <= uint8(c+1)*shades; !same || shade > to[i] {
				to[i] = shade
			}
		}
	}
}

// shaded has a mask say in which shade each of its pixels is, 0 for none.
func shaded(mask *image.Alpha) *image.Alpha {
	for i, a := range mask.Pix {
		mask.Pix[i] = uint8((int(a)*shades + 127) / 255)
	}
	return mask
}

// write writes a line of words that begins at x and stands on y.
func (p *paper) write(words string, x, y int, f face, c Colour) {
	if words == "" {
		return
	}
	var box image.Rectangle
	f.glyphs(words, func(g glyph, along int) {
		pen := image.Pt(x+along, y)
		box = box.Union(g.box(pen))
		p.paint(pen.Add(g.from), g.mask, c)
	})
	p.words = append(p.words, box)
}

// writeLeft writes a line of words that ends at x.
func (p *paper) writeLeft(words string, x, y int, f face, c Colour) {
	p.write(words, x-f.width(words), y, f, c)
}

// label writes words in the middle of x if nothing stands there, and tells whether it did.
func (p *paper) label(words string, x, y int, f face, c Colour) bool {
	const air = 6
	from := min(max(x-f.width(words)/2, margin/2), width-margin/2-f.width(words))
	box := f.bounds(words).Add(image.Pt(from, y)).Inset(-air)
	for _, other := range p.words {
		if other.Overlaps(box) {
			return false
		}
	}
	p.write(words, from, y, f, c)
	return true
}

// packed keeps what an encoder needs for the next picture.
type packed struct{ sync.Pool }

func (k *packed) Get() *png.EncoderBuffer {
	b, _ := k.Pool.Get().(*png.EncoderBuffer)
	return b
}
func (k *packed) Put(b *png.EncoderBuffer) { k.Pool.Put(b) }

// encoder packs fast: pictures of few colours are small all the same.
var encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &packed{}}

// png is the picture as a file.
func (p *paper) png() ([]byte, error) {
	var out bytes.Buffer
	err := encoder.Encode(&out, p.picture)
	return out.Bytes(), err
}

// done is the picture as a file, which nobody draws on any more.
func (p *paper) done() ([]byte, error) {
	data, err := p.png()
	sheets.Put(p.sheet)
	return data, err
}
