Feature: A complaint about a case that does not know of it

  Background:
    Given the rule "cn.hotline/complaint-unlinked"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: Not linked; linked; about a report of city management; a request about nothing
    Given the records of case
      | case | domain   | parent_case | opened_at  |
      | A1   | approval |             |            |
      | A2   | penalty  |             |            |
      | A3   | citymgmt |             |            |
      | A4   | approval |             |            |
      | H1   | hotline  | A1          | 2021-09-10 |
      | H2   | hotline  | A2          | 2021-09-10 |
      | H3   | hotline  | A3          | 2021-09-10 |
      | H4   | hotline  |             | 2021-09-10 |
      | A5   | approval |             |            |
      | H5   | hotline  | A5          | 2021-09-05 |
    And the records of event
      | case | act              | ts         |
      | A2   | linked_complaint | 2021-09-11 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Complained | message                                                                          |
      | A1      | flagged | 2021-09-10 | On 2021-09-10 somebody complained of this case, and the case has no record of it |
      | A5      | flagged | 2021-09-05 | On 2021-09-05 somebody complained of this case, and the case has no record of it |
    And examined are A1 A2 A5

  @cannot-tell
  Scenario: When it was made is not recorded
    Given the records of case
      | case | domain   | parent_case |
      | A1   | approval |             |
      | A2   | approval |             |
      | H1   | hotline  | A1          |
      | H2   | hotline  | A2          |
    And the records of event
      | case | act              | ts         |
      | A2   | linked_complaint | 2021-09-11 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                      |
      | A1      | cannot_tell | when the complaint was made is not recorded |
