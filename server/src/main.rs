//! Meridian, the program. What it does is in the library of this crate.

fn main() -> std::process::ExitCode {
    meridian_server::cli::main()
}
