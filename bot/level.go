package bot

// Level is a school level (cấp học). The codes are those of the roster's
// import and the database.
type Level string

// The levels, in the order of tables.
const (
	Nursery      Level = "mam_non"      // Mầm non
	NurseryGroup Level = "mn_doc_lap"   // cơ sở mầm non độc lập
	Primary      Level = "tieu_hoc"     // Tiểu học
	Lower        Level = "thcs"         // THCS
	PrimaryLower Level = "th_thcs"      // TH&THCS
	LowerUpper   Level = "thcs_thpt"    // THCS&THPT
	AllThrough   Level = "th_thcs_thpt" // TH, THCS&THPT
	Upper        Level = "thpt"         // THPT
	Continuing   Level = "gdtx"         // TT GDTX
	Centre       Level = "gdnn_gdtx"    // TT GDNN-GDTX
	Vocational   Level = "gdnn"         // cơ sở GDNN
	University   Level = "dai_hoc"      // đại học
	OtherLevel   Level = "khac"         // khác
)

// Levels lists every level in the order of tables.
func Levels() []Level {
	return []Level{Nursery, NurseryGroup, Primary, Lower, PrimaryLower, LowerUpper, AllThrough,
		Upper, Continuing, Centre, Vocational, University, OtherLevel}
}

// MultiLevels are the levels of schools that are several in one: "liên cấp".
func MultiLevels() []Level { return []Level{PrimaryLower, LowerUpper, AllThrough} }

// Touches lists the plain levels that a level covers: itself, and for a school
// or centre that is several in one each of its levels, so that every level
// officer it touches sees it.
func (l Level) Touches() []Level {
	switch l {
	case NurseryGroup:
		return []Level{NurseryGroup, Nursery}
	case PrimaryLower:
		return []Level{PrimaryLower, Primary, Lower}
	case LowerUpper:
		return []Level{LowerUpper, Lower, Upper}
	case AllThrough:
		return []Level{AllThrough, Primary, Lower, Upper}
	case Centre:
		return []Level{Centre, Continuing, Vocational}
	default:
		return []Level{l}
	}
}

// Direct tells whether a unit of this level reports straight to the department
// (THPT and above, the centres, vocational schools, universities; a
// multi-level school by its highest level).
func (l Level) Direct() bool {
	switch l {
	case LowerUpper, AllThrough, Upper, Continuing, Centre, Vocational, University:
		return true
	default:
		return false
	}
}
