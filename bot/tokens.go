package bot

// Tokens makes and reads invitations with the key of this installation.
type Tokens struct{ key []byte }

// NewTokens takes the key; it is copied.
func NewTokens(key []byte) *Tokens { return &Tokens{key: append([]byte(nil), key...)} }

// UnitPayload is the link payload that makes a verified reporter of the unit.
func (t *Tokens) UnitPayload(id UnitID, gen int) string { return "" }

// AreaPayload is the payload of an area's common link.
func (t *Tokens) AreaPayload(id AreaID, gen int) string { return "" }

// ReadPayload verifies a payload and tells what it opens (OpensUnit or OpensArea).
func (t *Tokens) ReadPayload(s string) (kind InviteKind, id int64, gen int, ok bool) {
	return InviteNone, 0, 0, false
}

// TypedUnitCode is the unit's invitation to be typed: "MM-7K3M-9XCP-V".
func (t *Tokens) TypedUnitCode(id UnitID, gen int) string { return "" }

// UnitOfTyped tells which unit and generation (modulo 256) a normal typed code
// is for. The caller compares the generation with the unit's.
func (t *Tokens) UnitOfTyped(normal string) (id UnitID, gen int, ok bool) { return 0, 0, false }

// OfficerCode is the one-time invitation that an event asked for: the same
// event gets the same one. Only the hash is kept.
func (t *Tokens) OfficerCode(event string) (typed, payload, hash string) { return "", "", "" }

// HashOfficerCode is what is kept of a normal officer's code.
func (t *Tokens) HashOfficerCode(normal string) string { return "" }

// ReadOfficerCode reads a typed code or a link payload of an officer.
func (t *Tokens) ReadOfficerCode(text string) (hash string, ok bool) { return "", false }

// ReadTypedCode reads an invitation that was typed: kind is "MM" (unit) or "CB"
// (officer), normal its nine characters.
func ReadTypedCode(s string) (kind, normal string, ok bool) { return "", "", false }
