package evidence

import (
	"bytes"
	"encoding/binary"

	"vneidbot/bot"
)

var jpegMagic = []byte{0xFF, 0xD8, 0xFF}

// The markers of JPEG that matter here (ITU-T T.81, table B.1).
const (
	mSOF0 = 0xC0 // baseline; SOF1 extended, SOF2 progressive
	mSOF2 = 0xC2
	mDHT  = 0xC4
	mRST0 = 0xD0
	mRST7 = 0xD7
	mEOI  = 0xD9
	mSOS  = 0xDA
	mDQT  = 0xDB
	mDRI  = 0xDD
	mAPP0 = 0xE0
	mAPP1 = 0xE1
	mAPP2 = 0xE2
	mAppE = 0xEE // Adobe: says how colours are stored
	mAppF = 0xEF
	mCOM  = 0xFE
)

// jpegWalk goes through a JPEG file marker by marker.
type jpegWalk struct {
	*scissors
	at            int // the next byte
	width, height int
	scans         int
	exif          bool // one was seen; later ones say nothing
}

func stripJPEG(data []byte) (Picture, bot.PictureFault) {
	w := &jpegWalk{scissors: cut(data), at: 2}
	w.keep(0, 2)
	for {
		start, marker, ok := w.marker()
		if !ok {
			return Picture{}, bot.FaultBroken
		}
		if marker == mEOI {
			break
		}
		if fault := w.step(start, marker); fault != bot.FaultNone {
			return Picture{}, fault
		}
	}
	if w.scans == 0 {
		return Picture{}, bot.FaultBroken
	}
	w.keep(w.at-2, w.at)
	return Picture{Data: w.bytes(), Mime: "image/jpeg", Width: w.width, Height: w.height}, bot.FaultNone
}

// marker finds the next marker. Decoders skip stray bytes before it, so they go.
func (w *jpegWalk) marker() (start int, marker byte, ok bool) {
	for w.at < len(w.src) {
		i := bytes.IndexByte(w.src[w.at:], 0xFF)
		if i < 0 || w.at+i+1 >= len(w.src) {
			break
		}
		w.at += i + 1
		if m := w.src[w.at]; m != 0 && m != 0xFF {
			w.at++
			return w.at - 2, m, true
		}
	}
	return 0, 0, false
}

// step takes the segment whose marker was just read.
func (w *jpegWalk) step(start int, marker byte) bot.PictureFault {
	if marker >= mRST0 && marker <= mRST7 {
		return bot.FaultNone // stray, skipped by decoders
	}
	if w.at+2 > len(w.src) {
		return bot.FaultBroken
	}
	end := w.at + int(binary.BigEndian.Uint16(w.src[w.at:]))
	if end < w.at+2 || end > len(w.src) {
		return bot.FaultBroken
	}
	body := w.src[w.at+2 : end]
	w.at = end
	switch {
	case marker >= mSOF0 && marker <= mSOF2:
		w.keep(start, end)
		return w.frame(body)
	case marker == mDHT || marker == mDQT || marker == mDRI:
		w.keep(start, end)
	case marker == mSOS:
		w.keep(start, end)
		return w.scan(body)
	case marker >= mAPP0 && marker <= mAppF:
		w.app(marker, start, body)
	case marker != mCOM:
		return bot.FaultBroken
	}
	return bot.FaultNone
}

// frame reads the size out of a start of frame.
func (w *jpegWalk) frame(body []byte) bot.PictureFault {
	if w.width != 0 || len(body) < 6 || body[0] != 8 || len(body) != 6+3*int(body[5]) || body[5] == 0 {
		return bot.FaultBroken
	}
	w.height, w.width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
	return measure(w.width, w.height)
}

// scan keeps the compressed data after its header, up to the next marker.
func (w *jpegWalk) scan(body []byte) bot.PictureFault {
	w.scans++
	if w.width == 0 || w.scans > maxScans || len(body) < 4 || len(body) != 4+2*int(body[0]) {
		return bot.FaultBroken
	}
	from := w.at
	for {
		i := bytes.IndexByte(w.src[w.at:], 0xFF)
		if i < 0 || w.at+i+1 >= len(w.src) {
			return bot.FaultBroken
		}
		w.at += i
		if m := w.src[w.at+1]; m != 0 && m != 0xFF && (m < mRST0 || m > mRST7) {
			break
		}
		w.at++
		if w.src[w.at] != 0xFF {
			w.at++
		}
	}
	if w.at == from {
		return bot.FaultBroken
	}
	w.keep(from, w.at)
	return bot.FaultNone
}

// app keeps what decoders need to show the right colours the right way up.
func (w *jpegWalk) app(marker byte, start int, body []byte) {
	switch {
	case marker == mAPP0 && bytes.HasPrefix(body, []byte("JFIF\x00")):
		w.jfif(start, body)
	case marker == mAPP1 && bytes.HasPrefix(body, exifHead) && !w.exif:
		w.exif = true
		if o := orientation(body[len(exifHead):]); o > 1 && len(body)+4 >= exifSize {
			w.put(exifOnly(o))
		}
	case marker == mAPP2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")):
		w.keep(start, w.at)
	case marker == mAppE && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
		w.short(start, body[:12])
	}
}

// jfif keeps the density and drops a preview behind it.
func (w *jpegWalk) jfif(start int, body []byte) {
	const size = 14
	if len(body) <= size {
		w.keep(start, w.at)
		return
	}
	plain := bytes.Clone(body[:size])
	plain[12], plain[13] = 0, 0 // width and height of the preview
	w.short(start, plain)
}

// short keeps a segment with another, shorter body; an equal one as it is.
func (w *jpegWalk) short(start int, body []byte) {
	if start+4+len(body) == w.at {
		w.keep(start, w.at)
		return
	}
	head := []byte{0xFF, w.src[start+1], 0, 0}
	binary.BigEndian.PutUint16(head[2:], uint16(len(body)+2))
	w.put(append(head, body...))
}
