package bot

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"log/slog"
	"strconv"
)

// Tokens makes and reads invitations with the key of this installation.
// Nothing of a unit's or an area's invitation is stored: it is made again from
// id and generation, and a new generation revokes it.
type Tokens struct{ key []byte }

// NewTokens takes the key; it is copied.
func NewTokens(key []byte) *Tokens { return &Tokens{key: append([]byte(nil), key...)} }

// String and LogValue keep the key out of logs.
func (t *Tokens) String() string { return "tokens" }

// LogValue is the same for structured logs.
func (t *Tokens) LogValue() slog.Value { return slog.StringValue("tokens") }

// GoString is the same for %#v.
func (t *Tokens) GoString() string { return "tokens" }

const macBytes = 12 // 96 bits

// UnitPayload is the link payload that makes a verified reporter of the unit:
// at most 64 of A-Za-z0-9_-, like every payload.
func (t *Tokens) UnitPayload(id UnitID, gen int) string { return t.payload("u", int64(id), gen) }

// AreaPayload is the payload of an area's common link.
func (t *Tokens) AreaPayload(id AreaID, gen int) string { return t.payload("a", int64(id), gen) }

// ReadPayload verifies a payload and tells what it opens (OpensUnit or
// OpensArea). Whether the generation is still the present one is the caller's
// to compare.
func (t *Tokens) ReadPayload(s string) (kind InviteKind, id int64, gen int, ok bool) {
	if len(s) < 2 || len(s) > 64 {
		return InviteNone, 0, 0, false
	}
	switch s[:1] {
	case "u":
		kind = OpensUnit
	case "a":
		kind = OpensArea
	default:
		return InviteNone, 0, 0, false
	}
	id, gen, ok = t.open(s)
	if !ok {
		return InviteNone, 0, 0, false
	}
	return kind, id, gen, true
}

// Guessable tells whether an invitation may be found by trying: a typed code, or an
// officer's link, which is the same eight letters. The links of units and areas
// carry a keyed hash that nobody tries out.
func Guessable(invite string) bool {
	return invite != "" && invite[0] != 'u' && invite[0] != 'a'
}

func (t *Tokens) payload(letter string, id int64, gen int) string {
	b := binary.AppendUvarint(nil, uint64(id))
	b = binary.AppendUvarint(b, uint64(gen))
	b = append(b, t.mac("payload", letter, string(b))[:macBytes]...)
	return letter + base64.RawURLEncoding.EncodeToString(b)
}

func (t *Tokens) open(s string) (id int64, gen int, ok bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(s[1:])
	if err != nil || len(b) <= macBytes {
		return 0, 0, false
	}
	body, mac := b[:len(b)-macBytes], b[len(b)-macBytes:]
	if !hmac.Equal(mac, t.mac("payload", s[:1], string(body))[:macBytes]) {
		return 0, 0, false
	}
	rawID, n := binary.Uvarint(body)
	if n <= 0 {
		return 0, 0, false
	}
	rawGen, m := binary.Uvarint(body[n:])
	return int64(rawID), int(rawGen), m > 0 && n+m == len(body)
}

// RoundUID names a round in calendars: the same for ever, and no other
// installation's.
func (t *Tokens) RoundUID(id RoundID) string {
	n := strconv.FormatInt(int64(id), 10)
	return "round-" + n + "-" + hex.EncodeToString(t.mac("calendar", n)[:8]) + "@vneidbot"
}

// OfficerCode is the one-time invitation that an event asked for: the same
// event gets the same one, so that a second run says what the first one said.
// Only the hash is kept.
func (t *Tokens) OfficerCode(event string) (typed, payload, hash string) {
	for try := 0; ; try++ {
		sum := t.mac("officer code", event, strconv.Itoa(try))
		if letters := spell(binary.BigEndian.Uint32(sum)); !allDigits(letters) {
			normal := letters + string(checkLetter(letters))
			return typedForm(OfficerPrefix, normal), "o" + normal, t.HashOfficerCode(normal)
		}
	}
}

// HashOfficerCode is what is kept of a normal officer's code. It needs the key,
// so that a copy of the records alone cannot be searched for open codes.
func (t *Tokens) HashOfficerCode(normal string) string {
	return hex.EncodeToString(t.mac("officer hash", normal)[:16])
}

// ReadOfficerCode reads a typed code or a link payload of an officer.
func (t *Tokens) ReadOfficerCode(text string) (hash string, ok bool) {
	if len(text) == 1+typedLetters && text[0] == 'o' && wellSpelled(text[1:]) {
		return t.HashOfficerCode(text[1:]), true
	}
	kind, normal, ok := ReadTypedCode(text)
	if !ok || kind != OfficerPrefix {
		return "", false
	}
	return t.HashOfficerCode(normal), true
}

// mac is the keyed hash of parts; the first part names the use.
func (t *Tokens) mac(parts ...string) []byte {
	h := hmac.New(sha256.New, t.key)
	sum := digest(parts...)
	h.Write(sum[:])
	return h.Sum(nil)
}
