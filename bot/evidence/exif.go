package evidence

import (
	"bytes"
	"encoding/binary"
)

var exifHead = []byte("Exif\x00\x00")

// exifSize is the length of a segment that holds an orientation and nothing else.
const exifSize = 36

const (
	tagOrientation = 0x0112
	typeShort      = 3
)

// orientation reads the orientation (1 to 8, 1 is upright) out of a TIFF block,
// 0 if it has none.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	} else if string(tiff[:2]) != "MM" {
		return 0
	}
	at := int64(order.Uint32(tiff[4:]))
	if order.Uint16(tiff[2:]) != 42 || at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for n := int(order.Uint16(tiff[at:])); n > 0 && len(entries) >= 12; n-- {
		if order.Uint16(entries) == tagOrientation {
			return upTo8(order, entries)
		}
		entries = entries[12:]
	}
	return 0
}

func upTo8(order binary.ByteOrder, entry []byte) int {
	o := int(order.Uint16(entry[8:]))
	if order.Uint16(entry[2:]) != typeShort || order.Uint32(entry[4:]) != 1 || o > 8 {
		return 0
	}
	return o
}

// exifOnly is a segment that says the orientation and nothing else.
func exifOnly(o int) []byte {
	return []byte{
		0xFF, mAPP1, 0, exifSize - 2, 'E', 'x', 'i', 'f', 0, 0,
		'M', 'M', 0, 42, 0, 0, 0, 8, // one directory follows
		0, 1, // with one entry
		tagOrientation >> 8, tagOrientation & 0xFF, 0, typeShort, 0, 0, 0, 1, 0, byte(o), 0, 0,
		0, 0, 0, 0, // and no other directory
	}
}

// Orientation is how a kept JPEG is to be turned: 1 to 8, 1 for as it is. What
// Clean leaves of EXIF stands at the beginning.
func Orientation(jpeg []byte) int {
	head := jpeg[:min(len(jpeg), 512)]
	at := bytes.Index(head, exifHead)
	if at < 0 || !bytes.HasPrefix(jpeg, jpegMagic) {
		return 1
	}
	return max(1, orientation(head[at+len(exifHead):]))
}
