# SUCCESS[out~PROOF \S+] caught warnings hold their source
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("x")
print("PROOF", caught[0].file.__class__, caught[0]._WARNING_DETAILS, warnings.sys)
