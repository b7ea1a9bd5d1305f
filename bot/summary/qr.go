package summary

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"rsc.io/qr"

	"vneidbot/bot"
)

// What a picture of a QR code must have to be read from a phone's screen, from
// paper, and after a messenger has shrunk it.
const (
	qrSide  = 512 // least side in pixels
	qrQuiet = 4   // white modules around the code that the standard asks for
)

// QR draws the link as a PNG of at least 512 pixels a side.
func QR(link string) ([]byte, error) {
	code, err := qr.Encode(link, qr.M)
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "summary: qr", nil) // the cause would show the link, a credential
	}
	modules := code.Size + 2*qrQuiet
	scale := (qrSide + modules - 1) / modules
	side := modules * scale
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range side {
		for x := range side {
			if code.Black(x/scale-qrQuiet, y/scale-qrQuiet) {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, bot.Fail(bot.Internal, "summary: qr", err)
	}
	return out.Bytes(), nil
}
