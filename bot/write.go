package bot

// Write is something that is to last. The writes of one turn are one
// transaction; each is idempotent by its own key. Each stands beside what it
// writes; the linter sees to it that the store knows them all.
//
//sumtype:decl
type Write interface{ write() }

// DeskWrite is a Write of the office: what officers and administrators decide
// about groups, officers, invitations and the data of the office.
//
//sumtype:decl
type DeskWrite interface {
	Write
	desk()
}

// UnitWrite is a DeskWrite about a unit of the register, and who speaks for it.
//
//sumtype:decl
type UnitWrite interface {
	DeskWrite
	unit()
}

// ReviewWrite is a DeskWrite of what officers decide about reports.
//
//sumtype:decl
type ReviewWrite interface {
	DeskWrite
	review()
}

// OfficeWrite is a DeskWrite of what an office sets: the campaign's data, the
// areas, what a group shows, where its numbers are read.
//
//sumtype:decl
type OfficeWrite interface {
	DeskWrite
	office()
}

// PeopleWrite is a DeskWrite about who the officers are.
//
//sumtype:decl
type PeopleWrite interface {
	DeskWrite
	people()
}

// ChaseWrite is a DeskWrite about those who are missing: who phones them, who is
// reminded, and when nobody is.
//
//sumtype:decl
type ChaseWrite interface {
	DeskWrite
	chase()
}

// RoundWrite is a DeskWrite about the dates of the rounds.
//
//sumtype:decl
type RoundWrite interface {
	DeskWrite
	round()
}

// FormWrite is a DeskWrite of frozen numbers.
//
//sumtype:decl
type FormWrite interface {
	DeskWrite
	form()
}

// Outcome is what the transaction decided.
type Outcome struct {
	Report *Report // of FileReport, as the row says
}
