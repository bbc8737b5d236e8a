//! Which column of a file says what of a sales line.

use serde::{Deserialize, Serialize};

use super::{
    figure::{DateOrder, Decimal, day, decimal_of, figure, order_of},
    reading::Duplicates,
};
use crate::money::Currency;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Customer,
    /// The customer's number, where the file has a name too.
    Code,
    Day,
    Year,
    Month,
    Product,
    /// The product line.
    Family,
    Region,
    Order,
    Quantity,
    Price,
    Amount,
    Cost,
}

impl Field {
    pub const ALL: [Self; 13] = [
        Self::Customer,
        Self::Code,
        Self::Day,
        Self::Year,
        Self::Month,
        Self::Product,
        Self::Family,
        Self::Region,
        Self::Order,
        Self::Quantity,
        Self::Price,
        Self::Amount,
        Self::Cost,
    ];

    /// The stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Code => "code",
            Self::Day => "day",
            Self::Year => "year",
            Self::Month => "month",
            Self::Product => "product",
            Self::Family => "family",
            Self::Region => "region",
            Self::Order => "order",
            Self::Quantity => "quantity",
            Self::Price => "price",
            Self::Amount => "amount",
            Self::Cost => "cost",
        }
    }

    /// The field of a stable name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// Headings that mean it, lower case, without blanks and marks; the likeliest first.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Customer => &[
                "customername",
                "customer",
                "client",
                "account",
                "buyer",
                "hospital",
                "hospitalname",
                "kunde",
                "客户名称",
                "客户",
                "医院名称",
                "医院",
                "终端名称",
                "终端",
                "购货单位",
                "流向单位",
            ],
            Self::Code => &[
                "customerid",
                "customercode",
                "customerno",
                "clientid",
                "kundennummer",
                "客户编码",
                "客户代码",
                "客户编号",
                "医院编码",
                "终端编码",
            ],
            Self::Day => &[
                "date",
                "invoicedate",
                "orderdate",
                "salesdate",
                "shipdate",
                "day",
                "datum",
                "日期",
                "销售日期",
                "开票日期",
                "出库日期",
                "发货日期",
                "订单日期",
            ],
            Self::Year => &["year", "jahr", "年", "年份", "年度"],
            Self::Month => &["month", "monat", "月", "月份", "销售月份"],
            Self::Product => &[
                "productname",
                "product",
                "item",
                "sku",
                "stockcode",
                "article",
                "artikel",
                "产品名称",
                "产品",
                "品名",
                "商品名称",
                "商品",
                "通用名",
                "药品名称",
                "物料",
            ],
            Self::Family => &[
                "productline",
                "productclass",
                "productfamily",
                "family",
                "category",
                "class",
                "brand",
                "产品线",
                "产品类别",
                "类别",
                "系列",
                "品类",
                "品牌",
            ],
            Self::Region => &[
                "region",
                "territory",
                "area",
                "province",
                "country",
                "state",
                "区域",
                "大区",
                "省份",
                "省",
                "地区",
                "国家",
            ],
            Self::Order => &[
                "invoiceno",
                "invoice",
                "invoicenumber",
                "orderno",
                "orderid",
                "ordernumber",
                "order",
                "发票号",
                "发票号码",
                "订单号",
                "订单编号",
                "单据号",
                "单号",
            ],
            Self::Quantity => &["quantity", "qty", "units", "menge", "数量", "销售数量", "销量"],
            Self::Price => &["unitprice", "price", "preis", "单价", "价格", "含税单价"],
            Self::Amount => &[
                "sales",
                "amount",
                "netsales",
                "revenue",
                "value",
                "total",
                "turnover",
                "umsatz",
                "betrag",
                "金额",
                "销售额",
                "销售金额",
                "含税金额",
                "总金额",
            ],
            Self::Cost => &["cost", "cogs", "costofgoods", "totalcost", "成本", "销售成本", "成本金额"],
        }
    }
}

/// How a file of sales lines is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesMapping {
    /// For each column of the file what it says; nothing for one that is passed over.
    pub columns: Vec<Option<Field>>,
    /// The first row holds headings.
    pub heading: bool,
    pub decimal: Decimal,
    /// What comes first in days that could be read in two ways; they are refused where nothing is said.
    pub dates: Option<DateOrder>,
    /// The currency of amounts.
    pub currency: Currency,
    /// The columns, from 0, whose values together name a line: one that has the same as a line of an
    /// earlier import takes its place. Nothing for lines that are always new.
    #[serde(default)]
    pub key: Vec<usize>,
    /// What becomes of rows that are the same in every column.
    #[serde(default)]
    pub duplicates: Duplicates,
}

impl SalesMapping {
    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// What a line needs and no column says.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        let has = |field| self.column(field).is_some();
        let mut missing = Vec::new();
        if !has(Field::Customer) && !has(Field::Code) {
            missing.push(Field::Customer);
        }
        if !(has(Field::Day) || has(Field::Year) && has(Field::Month)) {
            missing.push(Field::Day);
        }
        if !(has(Field::Amount) || has(Field::Quantity) && has(Field::Price)) {
            missing.push(Field::Amount);
        }
        missing
    }
}

fn bare(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a first row holds headings: nothing in it is a number or a day, and a name of a field is, or
/// every cell says something else.
#[must_use]
pub fn has_heading(first: &[String]) -> bool {
    let filled = || first.iter().filter(|cell| !cell.trim().is_empty());
    let value = |cell: &String| figure(cell, Decimal::Point, 2).is_some() || day(cell, None).is_some();
    let known = |cell: &String| {
        let bare = bare(cell);
        Field::ALL.into_iter().any(|field| field.headings().contains(&bare.as_str()))
    };
    filled().next().is_some() && !filled().any(value) && filled().any(known)
}

/// Which column is probably which, told by its heading; decimals and days as some rows below tell them.
#[must_use]
pub fn suggest(head: &[String], heading: bool, rows: &[Vec<String>], currency: Currency) -> SalesMapping {
    let bares: Vec<String> = head.iter().map(|name| bare(name)).collect();
    let mut columns: Vec<Option<Field>> = vec![None; head.len()];
    for field in Field::ALL.into_iter().filter(|_| heading) {
        let at = field
            .headings()
            .iter()
            .find_map(|name| bares.iter().position(|bare| bare == name).filter(|at| columns[*at].is_none()));
        if let Some(at) = at {
            columns[at] = Some(field);
        }
    }
    let mapping = SalesMapping {
        columns,
        heading,
        decimal: Decimal::Point,
        dates: None,
        currency,
        key: Vec::new(),
        duplicates: Duplicates::default(),
    };
    mend(mapping, rows)
}

/// The same mapping with decimals and days as the rows of this file tell them.
#[must_use]
pub fn mend(mut mapping: SalesMapping, rows: &[Vec<String>]) -> SalesMapping {
    let column = |mapping: &SalesMapping, field| -> Vec<&str> {
        let at = mapping.column(field);
        at.map(|at| rows.iter().filter_map(|row| row.get(at)).map(String::as_str).collect()).unwrap_or_default()
    };
    let numbers = [Field::Amount, Field::Price, Field::Cost, Field::Quantity];
    let values: Vec<&str> = numbers.into_iter().flat_map(|field| column(&mapping, field)).collect();
    let (decimal, dates) = (decimal_of(values), order_of(column(&mapping, Field::Day)));
    mapping.decimal = decimal;
    mapping.dates = dates;
    mapping
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn the_headings_of_a_distributor_are_understood() {
        let head = texts(&[
            "Distributor",
            "Customer Name",
            "City",
            "Country",
            "Latitude",
            "Longitude",
            "Channel",
            "Sub-channel",
            "Product Name",
            "Product Class",
            "Quantity",
            "Price",
            "Sales",
            "Month",
            "Year",
            "Name of Sales Rep",
            "Manager",
            "Sales Team",
        ]);
        assert!(has_heading(&head));
        let mapping = suggest(&head, true, &[], Currency::CNY);
        let of = |field| mapping.column(field);
        assert_eq!(of(Field::Customer), Some(1));
        assert_eq!(of(Field::Region), Some(3));
        assert_eq!(of(Field::Family), Some(9));
        assert_eq!((of(Field::Quantity), of(Field::Amount)), (Some(10), Some(12)));
        assert_eq!((of(Field::Month), of(Field::Year)), (Some(13), Some(14)));
        assert_eq!(mapping.missing(), []);
    }

    #[test]
    fn the_headings_of_a_shop_and_of_a_chinese_ledger_are_understood() {
        let shop = texts(&[
            "InvoiceNo",
            "StockCode",
            "Description",
            "Quantity",
            "InvoiceDate",
            "UnitPrice",
            "CustomerID",
            "Country",
        ]);
        let mapping = suggest(
            &shop,
            true,
            &[texts(&["1", "2", "x", "6", "12/13/2010 8:26", "2.55", "17850", "UK"])],
            Currency::CNY,
        );
        assert_eq!(mapping.missing(), []);
        assert_eq!(mapping.dates, Some(DateOrder::Month));
        let ledger = texts(&["开票日期", "客户名称", "产品线", "数量", "金额", "备注"]);
        let mapping = suggest(&ledger, true, &[], Currency::CNY);
        assert_eq!(
            mapping.columns[..5],
            [Field::Day, Field::Customer, Field::Family, Field::Quantity, Field::Amount].map(Some)
        );
        assert_eq!(mapping.missing(), []);
    }

    #[test]
    fn a_first_row_of_values_is_no_heading() {
        assert!(!has_heading(&texts(&["Gottlieb", "Feest PLC", "4", "368", "January"])));
        assert!(!has_heading(&texts(&["", ""])));
        assert_eq!(suggest(&texts(&["customer", "5"]), false, &[], Currency::CNY).missing().len(), 3);
    }
}
