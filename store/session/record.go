package session

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"
	"time"
)

// record is one saved session in the log of an embedded server: a line of
// "checksum expiry chat value", chat and value in base64 so that a line is a
// line whatever they hold. Expiry is in Unix milliseconds.
type record struct {
	chat  string
	value []byte
	until time.Time
}

var (
	castagnoli = crc32.MakeTable(crc32.Castagnoli)
	b64        = base64.RawStdEncoding
	errLine    = errors.New("a line of the session log is not whole")
)

// line is the record as it is written, its line feed included.
func (r record) line() []byte {
	out := make([]byte, 9, 9+20+b64.EncodedLen(len(r.chat))+b64.EncodedLen(len(r.value))+3)
	out = strconv.AppendInt(out, r.until.UnixMilli(), 10)
	out = append(out, ' ')
	out = b64.AppendEncode(out, []byte(r.chat))
	out = append(out, ' ')
	out = b64.AppendEncode(out, r.value)
	copy(out, fmt.Appendf(nil, "%08x ", crc32.Checksum(out[9:], castagnoli)))
	return append(out, '\n')
}

// parseLine reads a line without its line feed.
func parseLine(line []byte) (record, error) {
	sum, rest, ok := bytes.Cut(line, []byte(" "))
	if !ok || string(sum) != fmt.Sprintf("%08x", crc32.Checksum(rest, castagnoli)) {
		return record{}, errLine
	}
	part := bytes.Split(rest, []byte(" "))
	if len(part) != 3 {
		return record{}, errLine
	}
	until, err1 := strconv.ParseInt(string(part[0]), 10, 64)
	chat, err2 := b64.AppendDecode(nil, part[1])
	value, err3 := b64.AppendDecode(nil, part[2])
	if err := errors.Join(err1, err2, err3); err != nil {
		return record{}, errLine
	}
	return record{chat: string(chat), value: value, until: time.UnixMilli(until)}, nil
}
