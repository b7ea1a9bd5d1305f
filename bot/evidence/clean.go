package evidence

import (
	"bytes"

	"vneidbot/bot"
)

// Limits of a picture that is kept.
const (
	MaxBytes  = 20 << 20   // Telegram's own limit of what a bot can fetch
	maxSide   = 12_000     // pixels
	maxPixels = 50_000_000 // more is a decode bomb, not a screenshot
	minSide   = 200        // the short side; smaller and the words on it cannot be read
	maxScans  = 100        // of a progressive JPEG; more is a bomb for decoders
)

// Picture is what is kept of a picture: the bytes of the original without
// metadata, never encoded anew.
type Picture struct {
	Data   []byte // may share memory with what was cleaned
	Mime   string
	Width  int // pixels as stored, before an orientation is applied
	Height int
}

// Clean reads the structure of a JPEG, PNG, WebP or HEIC file, whatever its name,
// and cuts out of all but HEIC what is not the picture: EXIF (the orientation stays), XMP, IPTC,
// comments, texts, previews, and anything after its end. Cleaning twice is
// cleaning once, pixels do not change, and the result is never longer.
//
// It walks every marker and chunk, with the checksums where the format has
// them, and does not decode pixels: that would cost more than the rest of a
// report together. So truncated and mangled files are found, while a JPEG whose
// compressed data was altered in the middle, which no transport does, is not.
func Clean(data []byte) (Picture, bot.PictureFault) {
	p, fault := strip(data)
	if fault == bot.FaultNone && min(p.Width, p.Height) < minSide {
		return Picture{}, bot.FaultTiny
	}
	return p, fault
}

func strip(data []byte) (Picture, bot.PictureFault) {
	switch {
	case len(data) == 0:
		return Picture{}, bot.FaultBroken
	case len(data) > MaxBytes:
		return Picture{}, bot.FaultBig
	case bytes.HasPrefix(data, jpegMagic):
		return stripJPEG(data)
	case bytes.HasPrefix(data, pngMagic):
		return stripPNG(data)
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return stripWebP(data)
	case IsHEIC(data):
		return checkHEIC(data)
	}
	return Picture{}, bot.FaultNotImage // GIF and PDF among them
}

// measure refuses sizes that nobody photographs, before anything is decoded.
func measure(width, height int) bot.PictureFault {
	switch {
	case width <= 0 || height <= 0:
		return bot.FaultBroken
	case width > maxSide || height > maxSide || width*height > maxPixels:
		return bot.FaultBig
	}
	return bot.FaultNone
}

// scissors gather the parts of a file that stay, and copy only if something
// between them went.
type scissors struct {
	src   []byte
	parts [][]byte
	end   int // of the last part within src, -1 after a part from elsewhere
}

func cut(src []byte) *scissors { return &scissors{src: src, end: -1} }

// keep lets src[from:to] stay.
func (s *scissors) keep(from, to int) {
	if n := len(s.parts); n > 0 && s.end == from {
		last := s.parts[n-1]
		s.parts[n-1] = last[:len(last)+to-from]
	} else {
		s.parts = append(s.parts, s.src[from:to])
	}
	s.end = to
}

// put adds bytes that were not in the source like this.
func (s *scissors) put(b []byte) {
	s.parts = append(s.parts, b)
	s.end = -1
}

func (s *scissors) bytes() []byte {
	if len(s.parts) == 1 {
		return s.parts[0]
	}
	return bytes.Join(s.parts, nil)
}
