package bot

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"strconv"
)

// lowerBase32 writes hashes in letters and digits that fit any button and link.
var lowerBase32 = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// digest hashes parts so that no two lists of parts run together.
func digest(parts ...string) [sha256.Size]byte {
	var b []byte
	for _, p := range parts {
		b = binary.AppendUvarint(b, uint64(len(p)))
		b = append(b, p...)
	}
	return sha256.Sum256(b)
}

// ShortHash names a list of parts in 8 lower-case letters and digits.
func ShortHash(parts ...string) string {
	sum := digest(parts...)
	return lowerBase32.EncodeToString(sum[:5])
}

// NewDraftID names the draft that an event of a chat begins.
func NewDraftID(chat Chat, event string) DraftID {
	sum := digest("draft", chat.Key(), event)
	return DraftID(lowerBase32.EncodeToString(sum[:10]))
}

// NewReportID names the report that the draft becomes at that revision.
func NewReportID(d DraftID, revision int) ReportID {
	return ReportID(string(d) + "." + strconv.Itoa(revision))
}

// ReceiptDigits is the report's receipt at the try-th attempt to find one that
// no other report has.
func ReceiptDigits(id ReportID, try int) Receipt {
	sum := digest("receipt", string(id), strconv.Itoa(try))
	n := binary.BigEndian.Uint64(sum[:8]) % 1e8
	return Receipt(fmt.Sprintf("BC-%04d-%04d", n/1e4, n%1e4))
}
