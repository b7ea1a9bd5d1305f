package thumb

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"strconv"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// A sheet's measures in pixels.
const (
	cell   = 480
	gap    = 12
	badge  = 56 // of a picture's number
	figure = 3  // how much larger than the font its digits are
)

// Sheet draws the pictures side by side, each with its number from 1: for
// platforms that have no albums. A picture that cannot be drawn is a grey tile.
func (m *Maker) Sheet(ctx context.Context, sha256 []string) ([]byte, error) {
	columns := 3
	if len(sha256) <= 4 {
		columns = 2
	}
	rows := (len(sha256) + columns - 1) / columns
	sheet := image.NewRGBA(image.Rect(0, 0, columns*(cell+gap)+gap, rows*(cell+gap)+gap))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	for i, sum := range sha256 {
		at := image.Pt(gap+i%columns*(cell+gap), gap+i/columns*(cell+gap))
		small, err := m.Thumb(ctx, sum, cell)
		if err != nil {
			return nil, err
		}
		picture, err := jpeg.Decode(bytes.NewReader(small)) // of our own making
		if err != nil {
			return nil, err
		}
		place := centred(at, picture.Bounds().Size())
		draw.Draw(sheet, place, picture, picture.Bounds().Min, draw.Src)
		number(sheet, at, i+1)
	}
	var out bytes.Buffer
	err := jpeg.Encode(&out, sheet, &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}

// centred is where a picture of the size stands in its cell.
func centred(at, size image.Point) image.Rectangle {
	from := at.Add(image.Pt((cell-size.X)/2, (cell-size.Y)/2))
	return image.Rectangle{Min: from, Max: from.Add(size)}
}

// number writes a picture's number into its corner.
func number(sheet *image.RGBA, at image.Point, n int) {
	corner := image.Rectangle{Min: at, Max: at.Add(image.Pt(badge, badge))}
	draw.Draw(sheet, corner, image.NewUniform(color.RGBA{R: 0x20, G: 0x20, B: 0x20, A: 0xFF}), image.Point{}, draw.Src)
	text := strconv.Itoa(n)
	face := basicfont.Face7x13
	small := image.NewRGBA(image.Rect(0, 0, face.Advance*len(text), face.Ascent))
	pen := font.Drawer{Dst: small, Src: image.White, Face: face, Dot: fixed.P(0, face.Ascent-1)}
	pen.DrawString(text)
	size := small.Bounds().Size().Mul(figure)
	from := at.Add(image.Pt((badge-size.X)/2, (badge-size.Y)/2))
	draw.NearestNeighbor.Scale(sheet, image.Rectangle{Min: from, Max: from.Add(size)}, small, small.Bounds(), draw.Over, nil)
}
