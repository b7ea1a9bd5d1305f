package evidence

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// HeadBytes is how much of a file Begins wants to see.
const HeadBytes = 36

// Begins tells by a file's first bytes whether it may be a picture of a kind that
// is kept, and which. Whether it is one, Clean finds out when all of it is there;
// this spares the room for what cannot be.
func Begins(head []byte) (mime string, ok bool) {
	switch {
	case bytes.HasPrefix(head, jpegMagic):
		return "image/jpeg", jpegBegins(head)
	case bytes.HasPrefix(head, pngMagic):
		return "image/png", pngBegins(head)
	case len(head) >= 16 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "image/webp", slices.Contains([]string{"VP8 ", "VP8L", "VP8X"}, string(head[12:16]))
	case IsHEIC(head):
		return "image/heic", true
	}
	return "", false
}

// jpegBegins looks at the first segment: tables, a comment or what a program left.
func jpegBegins(head []byte) bool {
	if len(head) < 6 {
		return false
	}
	switch m := head[3]; {
	case m >= mAPP0 && m <= mAppF, m == mDQT, m == mDHT, m == mDRI, m == mCOM, m >= mSOF0 && m <= mSOF2:
		return binary.BigEndian.Uint16(head[4:]) >= 2
	}
	return false
}

// pngBegins looks at the header, which has a fixed length and a checksum.
func pngBegins(head []byte) bool {
	const header = 33
	if len(head) < header || binary.BigEndian.Uint32(head[8:]) != 13 || string(head[12:16]) != "IHDR" {
		return false
	}
	return crc32.ChecksumIEEE(head[12:29]) == binary.BigEndian.Uint32(head[29:])
}
