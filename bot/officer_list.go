package bot

// OfficersWork is the kind of job that reads a list of officers from a file; its
// arguments are an OfficersTask. A turn is too short for a workbook.
const OfficersWork = "officers"

// OfficersTask is a list to be read, and who hears of it.
type OfficersTask struct {
	File File  // on the shelf
	Tell Event // of kind Received; the worker adds what came of it
	Lang string
}

// OfficerRow is an officer as a list has it, before anybody looked at what it says.
type OfficerRow struct {
	Line              int
	Area, Name, Phone string
}
