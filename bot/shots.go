package bot

import "time"

// ShotsWork is the kind of job that packs the screenshots of a scope; its arguments are
// a ShotsTask.
const ShotsWork = "shots"

// ShotsTask is the packing of screenshots that an officer asked for, and who gets it.
type ShotsTask struct {
	Tell Event // of kind Received, with the button's data; the worker adds a file to each
	Lang string
	Of   ShotsOf
	// Place names the scope, for the files' names.
	Place string
	Most  int64 // bytes of a file, 0 for one file
}

// ShotsOf asks for the kept pictures of counted units' reports.
type ShotsOf struct {
	Scope Scope
	All   bool // also of earlier reports, unless they were returned, denied or taken back
}

// ShotRow is a kept picture of a unit's report.
type ShotRow struct {
	Unit   string
	Code   TaxCode
	Level  Level
	Area   AreaID
	Status Status
	Said   time.Time // when the report was made
	Kept
	At time.Time // when the picture was sent
}
