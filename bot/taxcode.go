package bot

// TaxCode is a tax code (mã số thuế) of an organisation in its normal form:
// "0299900124", or "0299900124-001" for a dependent unit.
type TaxCode string
