// Package screen draws pictures as a principal might send them: the state of a
// registration on a phone, as that of no real app, about a school that does not exist.
// They are for the demonstration and for tests.
package screen

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// Screen is what a phone shows.
type Screen struct {
	Name    string // of the unit
	Code    string // its tax code
	State   string // in the words of the app
	Request string // number of the request
	Sent    string // day
	Clock   string // at the top
	Tone    Tone
	Style   Style
}

// Tone is the colour of the state.
type Tone uint8

// The tones.
const (
	Blue Tone = iota
	Green
	Red
)

// Style is how the picture came about.
type Style uint8

// The styles. Blurred cannot be read, Elsewhere shows no registration at all.
const (
	Plain Style = iota
	Dark
	Photographed
	Blurred
	Elsewhere
)

// The picture's size in pixels.
const (
	Width  = width * scale
	Height = height * scale
)

// The measures that are drawn by.
const (
	width, height = 360, 640
	scale         = 2
)

// PNG draws the screen as phones save it.
func (s Screen) PNG() []byte {
	var out bytes.Buffer
	_ = png.Encode(&out, s.draw()) // a buffer does not fail
	return out.Bytes()
}

// JPEG draws the screen as chats send it on.
func (s Screen) JPEG() []byte {
	var out bytes.Buffer
	_ = jpeg.Encode(&out, s.draw(), &jpeg.Options{Quality: 82}) // a buffer does not fail
	return out.Bytes()
}

func (s Screen) draw() image.Image {
	p := newPaper(s.colours())
	if s.Style == Elsewhere {
		p.chat(s)
		return p.RGBA // itself, which encoders know how to read fast
	}
	p.registration(s)
	switch s.Style {
	case Photographed:
		return onTable(p)
	case Blurred:
		return blurred(p)
	default:
		return p.RGBA // itself, which encoders know how to read fast
	}
}

// colours are those of a style.
type colours struct{ back, head, card, line, ink, soft, pill, word color.RGBA }

func (s Screen) colours() colours {
	c := colours{back: rgb(0xeef1f4), head: rgb(0x27506b), card: rgb(0xffffff), line: rgb(0xe1e6ea), ink: rgb(0x1b2733), soft: rgb(0x63717d)}
	if s.Style == Dark {
		c = colours{back: rgb(0x10161c), head: rgb(0x27506b), card: rgb(0x1b242d), line: rgb(0x2c3843), ink: rgb(0xeef3f7), soft: rgb(0xa9b6c2)}
	}
	switch s.Tone {
	case Green:
		c.pill, c.word = rgb(0xdff2e3), rgb(0x0a4a25)
	case Red:
		c.pill, c.word = rgb(0xfce2de), rgb(0x75170d)
	default:
		c.pill, c.word = rgb(0xdbe9f9), rgb(0x0b3c70)
	}
	return c
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
