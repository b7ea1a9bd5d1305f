package evidence

import (
	"encoding/binary"

	"vneidbot/bot"
)

// The flags of an extended WebP file.
const (
	webpMoving = 0x02
	webpAlpha  = 0x10
	webpICC    = 0x20
)

// webpWalk goes through a WebP file chunk by chunk. It keeps at most one of
// each kind, in the order in which they have to stand.
type webpWalk struct {
	src           []byte
	at, end       int
	canvas        []byte // the body of VP8X, nil for a simple file
	icc, alpha    []byte // whole chunks
	image         []byte
	width, height int
}

func stripWebP(data []byte) (Picture, bot.PictureFault) {
	end := int64(binary.LittleEndian.Uint32(data[4:])) + 8
	if end > int64(len(data)) {
		return Picture{}, bot.FaultBroken
	}
	w := &webpWalk{src: data, at: 12, end: int(end)}
	for w.at < w.end && (w.image == nil || w.canvas != nil) {
		name, chunk, ok := w.chunk()
		if !ok {
			return Picture{}, bot.FaultBroken
		}
		if fault := w.step(name, chunk); fault != bot.FaultNone {
			return Picture{}, fault
		}
	}
	if w.image == nil {
		return Picture{}, bot.FaultBroken
	}
	return Picture{Data: w.bytes(), Mime: "image/webp", Width: w.width, Height: w.height}, bot.FaultNone
}

// chunk reads a chunk, its padding byte included.
func (w *webpWalk) chunk() (name string, chunk []byte, ok bool) {
	rest := w.src[w.at:w.end]
	if len(rest) < 8 {
		return "", nil, false
	}
	n := int64(binary.LittleEndian.Uint32(rest[4:]))
	n += 8 + n%2
	if n > int64(len(rest)) {
		return "", nil, false
	}
	w.at += int(n)
	return string(rest[:4]), rest[:n], true
}

func (w *webpWalk) step(name string, chunk []byte) bot.PictureFault {
	first := w.at == 12+len(chunk)
	switch name {
	case "VP8X":
		return w.extended(first, chunk[8:])
	case "ANIM", "ANMF":
		return bot.FaultNotImage
	case "ICCP":
		if w.icc == nil && w.image == nil {
			w.icc = chunk
		}
	case "ALPH":
		if w.alpha == nil && w.image == nil {
			w.alpha = chunk
		}
	case "VP8 ", "VP8L":
		if w.image == nil {
			return w.still(name, chunk)
		}
	}
	return broken(first && w.image == nil, func() {})
}

// extended reads the header of a file with more than the image.
func (w *webpWalk) extended(first bool, body []byte) bot.PictureFault {
	if !first || len(body) < 10 {
		return bot.FaultBroken
	}
	if body[0]&webpMoving != 0 {
		return bot.FaultNotImage
	}
	w.canvas = body
	w.width, w.height = 1+int(le24(body[4:])), 1+int(le24(body[7:]))
	return measure(w.width, w.height)
}

// still reads the size out of the image itself; it must be the canvas's.
func (w *webpWalk) still(name string, chunk []byte) bot.PictureFault {
	body := chunk[8 : 8+binary.LittleEndian.Uint32(chunk[4:])]
	width, height, ok := lossy(body)
	if name == "VP8L" {
		width, height, ok = lossless(body)
		w.alpha = nil // it has its own
	}
	if !ok || (w.canvas != nil && (width != w.width || height != w.height)) {
		return bot.FaultBroken
	}
	w.image, w.width, w.height = chunk, width, height
	return measure(width, height)
}

// lossy reads the header of a VP8 key frame (RFC 6386, 9.1).
func lossy(body []byte) (width, height int, ok bool) {
	if len(body) < 11 || body[0]&1 != 0 || string(body[3:6]) != "\x9d\x01\x2a" || int(le24(body)>>5) > len(body)-10 {
		return 0, 0, false
	}
	return int(binary.LittleEndian.Uint16(body[6:]) & 0x3FFF), int(binary.LittleEndian.Uint16(body[8:]) & 0x3FFF), true
}

// lossless reads the header of a VP8L image: 14 bits of width and of height,
// each less one, alpha, and a version that is 0.
func lossless(body []byte) (width, height int, ok bool) {
	if len(body) < 6 || body[0] != 0x2F {
		return 0, 0, false
	}
	bits := binary.LittleEndian.Uint32(body[1:])
	return int(bits&0x3FFF) + 1, int(bits>>14&0x3FFF) + 1, bits>>29 == 0
}

func le24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

func (w *webpWalk) bytes() []byte {
	out := append(make([]byte, 0, len(w.src)), "RIFF\x00\x00\x00\x00WEBP"...)
	if w.canvas != nil {
		out = append(out, "VP8X\x0a\x00\x00\x00"...)
		out = append(out, w.flags(), 0, 0, 0)
		out = append(out, w.canvas[4:10]...)
		out = append(out, w.icc...)
		out = append(out, w.alpha...)
	}
	out = append(out, w.image...)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// flags says what is in the file now.
func (w *webpWalk) flags() byte {
	flags := w.canvas[0] & webpAlpha
	if w.icc != nil {
		flags |= webpICC
	}
	return flags
}
