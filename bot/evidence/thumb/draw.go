// Package thumb makes small pictures of the kept ones. Strangers' pictures are
// decoded here alone, one at a time, in a process of its own that has no secrets,
// little memory and little time: what a decoder can be made to do there is to
// fail. A picture that fails has a grey tile.
package thumb

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // kept pictures
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // kept pictures

	"vneidbot/bot/evidence"
)

// The limits of a picture that is decoded.
const (
	maxPixels = 40_000_000
	quality   = 85
)

var errLarge = errors.New("the picture has too many pixels")

// Draw reads a picture and writes it as a JPEG of at most that many pixels a
// side, turned upright. It is what the confined process does.
func Draw(in io.Reader, out io.Writer, side int) error {
	data, err := io.ReadAll(io.LimitReader(in, evidence.MaxBytes+1))
	if err != nil {
		return err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if size.Width <= 0 || size.Height <= 0 || size.Width > maxPixels/size.Height {
		return errLarge
	}
	full, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return jpeg.Encode(out, turn(shrink(full, side), evidence.Orientation(data)), &jpeg.Options{Quality: quality})
}

// shrink draws the picture on white, smaller if it is larger than side.
func shrink(full image.Image, side int) *image.RGBA {
	w, h := full.Bounds().Dx(), full.Bounds().Dy()
	if long := max(w, h); long > side {
		w, h = max(1, w*side/long), max(1, h*side/long)
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.BiLinear.Scale(small, small.Bounds(), full, full.Bounds(), draw.Over, nil)
	return small
}

// turn applies an EXIF orientation.
func turn(m *image.RGBA, orientation int) image.Image {
	if orientation <= 1 || orientation > 8 {
		return m
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	if orientation > 4 {
		w, h = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, m.RGBAAt(source(orientation, x, y, w, h)))
		}
	}
	return out
}

// source is the pixel that belongs to x, y of the turned picture of w by h.
func source(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, w - 1 - x
	case 7:
		return h - 1 - y, w - 1 - x
	default:
		return h - 1 - y, x
	}
}

// Tile is what stands for a picture that cannot be drawn.
func Tile(side int) []byte {
	grey := image.NewUniform(color.Gray{Y: 0xC4})
	m := image.NewGray(image.Rect(0, 0, side, side))
	draw.Draw(m, m.Bounds(), grey, image.Point{}, draw.Src)
	var out bytes.Buffer
	_ = jpeg.Encode(&out, m, nil) // a buffer does not fail
	return out.Bytes()
}
