package evidence

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"

	"vneidbot/bot"
)

var pngMagic = []byte("\x89PNG\r\n\x1a\n")

// pngKept are the chunks that decide how the picture looks. All others that may
// be left out are: texts, times, EXIF, animations, private ones.
var pngKept = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true,
	"tRNS": true, "gAMA": true, "sRGB": true, "cHRM": true, "iCCP": true, "pHYs": true,
}

// maxProfile is how long a compressed colour profile may be: a viewer unpacks it
// to a thousand times that. Those of phones take a few kilobytes.
const maxProfile = 64 << 10

// pngDepths are the bit depths of each colour type (PNG, table 11.1).
var pngDepths = map[byte][]byte{0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}

// pngWalk goes through a PNG file chunk by chunk.
type pngWalk struct {
	*scissors
	at            int
	width, height int
	colour        byte
	palette       bool
	profiled      bool
	data          int  // bytes of IDAT
	after         bool // another chunk came after IDAT
}

func stripPNG(data []byte) (Picture, bot.PictureFault) {
	w := &pngWalk{scissors: cut(data), at: len(pngMagic)}
	w.keep(0, w.at)
	for {
		start := w.at
		name, body, ok := w.chunk()
		if !ok {
			return Picture{}, bot.FaultBroken
		}
		if fault := w.step(name, body); fault != bot.FaultNone {
			return Picture{}, fault
		}
		if pngKept[name] && (name != "iCCP" || w.profile(body)) {
			w.keep(start, w.at)
		}
		if name == "IEND" {
			return Picture{Data: w.bytes(), Mime: "image/png", Width: w.width, Height: w.height}, bot.FaultNone
		}
	}
}

// chunk reads a chunk and its checksum.
func (w *pngWalk) chunk() (name string, body []byte, ok bool) {
	rest := w.src[w.at:]
	if len(rest) < 12 {
		return "", nil, false
	}
	n := int64(binary.BigEndian.Uint32(rest))
	if n > int64(len(rest)-12) {
		return "", nil, false
	}
	end := 8 + int(n)
	if crc32.ChecksumIEEE(rest[4:end]) != binary.BigEndian.Uint32(rest[end:]) {
		return "", nil, false
	}
	w.at += end + 4
	return string(rest[4:8]), rest[8:end], true
}

func (w *pngWalk) step(name string, body []byte) bot.PictureFault {
	first := w.width == 0
	switch {
	case first != (name == "IHDR"):
		return bot.FaultBroken
	case first:
		return w.header(body)
	case name == "PLTE":
		return broken(w.palette || w.data > 0 || len(body) == 0 || len(body)%3 != 0, func() { w.palette = true })
	case name == "IDAT":
		return broken(w.after || (w.colour == 3 && !w.palette), func() { w.data += len(body) })
	case name == "IEND":
		return broken(w.data == 0 || len(body) != 0, func() {})
	}
	w.after = w.data > 0
	critical := name[0]&0x20 == 0 // by the case of its first letter: cannot be left out
	return broken(critical, func() {})
}

// profile tells whether a colour profile stays: the first that is no bomb.
func (w *pngWalk) profile(body []byte) bool {
	stays := !w.profiled && len(body) <= maxProfile
	w.profiled = w.profiled || stays
	return stays
}

func broken(yes bool, otherwise func()) bot.PictureFault {
	if yes {
		return bot.FaultBroken
	}
	otherwise()
	return bot.FaultNone
}

func (w *pngWalk) header(body []byte) bot.PictureFault {
	if len(body) != 13 || !bytes.Contains(pngDepths[body[9]], body[8:9]) || body[10] != 0 || body[11] != 0 || body[12] > 1 {
		return bot.FaultBroken
	}
	width, height := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
	if width > maxSide || height > maxSide {
		return bot.FaultBig
	}
	w.width, w.height, w.colour = int(width), int(height), body[9]
	return measure(w.width, w.height)
}
